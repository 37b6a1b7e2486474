import type { ErrorCode, ModuleOrCore } from '@assist/contracts';
import { problemSchema } from '@assist/contracts';
import type { LicensedAccess } from '@assist/kernel';
import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SetMetadata } from '@nestjs/common';
import { ApiConsumes, ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

export type EndpointRole = 'public' | 'user' | 'admin';

export interface EndpointOptions {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Full public path, with `:name` parameters. */
  readonly path: string;
  /** What the route belongs to and what it does there; the licence is asked with both. */
  readonly module: ModuleOrCore;
  readonly access: LicensedAccess;
  /** Who may call it at all; whose objects they may see is decided in the use case. Default `user`. */
  readonly role?: EndpointRole;
  /** The first to come gets it, so it is refused under names that this server is not known by. */
  readonly knownHostOnly?: boolean;
  readonly summary: string;
  readonly status?: number;
  /** Schema of the answer; `empty` for none; `stream` for bytes that the handler writes itself. */
  readonly reply: z.ZodType | 'empty' | 'stream';
  readonly errors?: readonly ErrorCode[];
  /** Body type; default JSON. `multipart` bodies are read by the handler as a stream. */
  readonly consumes?: 'json' | 'multipart';
}

export const ENDPOINT = Symbol('endpoint');

const METHODS = {
  GET: RequestMethod.GET,
  POST: RequestMethod.POST,
  PUT: RequestMethod.PUT,
  PATCH: RequestMethod.PATCH,
  DELETE: RequestMethod.DELETE,
} as const;

const MULTIPART_BODY: Parameters<typeof ApiBody>[0] = {
  schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
};

/** The one decorator of a route: mapping, guard metadata, answer schema and OpenAPI together. */
export function Endpoint(options: EndpointOptions): MethodDecorator {
  const status = options.status ?? (options.reply === 'empty' ? 204 : 200);
  return applyDecorators(
    RequestMapping({ method: METHODS[options.method], path: options.path }),
    HttpCode(status),
    SetMetadata(ENDPOINT, options),
    ApiTags(options.module),
    ApiOperation({ summary: options.summary, description: describe(options) }),
    ApiResponse(replyOf(options.reply, status)),
    ApiResponse({ status: 'default', description: 'Problem (RFC 9457)', standardSchema: problemSchema }),
    ...(options.consumes === 'multipart' ? [ApiConsumes('multipart/form-data'), ApiBody(MULTIPART_BODY)] : []),
  );
}

function replyOf(reply: EndpointOptions['reply'], status: number): Parameters<typeof ApiResponse>[0] {
  if (reply === 'empty') return { status, description: 'Done' };
  if (reply === 'stream') return { status, description: 'Bytes', schema: { type: 'string', format: 'binary' } };
  return { status, description: 'OK', standardSchema: reply };
}

function describe(options: EndpointOptions): string {
  const codes = options.errors ?? [];
  const who = { public: 'anybody', user: 'signed-in users', admin: 'administrators' }[options.role ?? 'user'];
  return `For ${who}.${codes.length === 0 ? '' : ` Codes: ${codes.join(', ')}.`}`;
}
