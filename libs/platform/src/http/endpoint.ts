import type { ErrorCode, ModuleOrCore, Permission } from '@assist/contracts';
import { problemSchema } from '@assist/contracts';
import type { LicensedAccess } from '@assist/kernel';
import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SetMetadata } from '@nestjs/common';
import { ApiConsumes, ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

export type EndpointRole = 'public' | 'user';

export interface EndpointOptions {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Full public path, with `:name` parameters. */
  readonly path: string;
  /** What the route belongs to and what it does there; the licence is asked with both. */
  readonly module: ModuleOrCore;
  readonly access: LicensedAccess;
  /** Who may call it at all; whose objects they may see is decided in the use case. Default `user`. */
  readonly role?: EndpointRole;
  /** What the caller must have been granted. Default for a module: its `use`; none for `core`, where all see what is theirs. */
  readonly permission?: Permission;
  /** Refused for API keys: what belongs to the person alone, such as passwords and keys themselves. */
  readonly sessionOnly?: boolean;
  /** Open also to somebody who must set up a second factor first; only what that needs. */
  readonly whileLimited?: boolean;
  /** Open also to other processes of the installation that call in the name of a user (see `ServiceClient`). */
  readonly forServices?: boolean;
  /** The first to come gets it, so it is refused under names that this server is not known by. */
  readonly knownHostOnly?: boolean;
  readonly summary: string;
  readonly status?: number;
  /** Schema of the answer; `empty` for none; `stream` for bytes that the handler writes itself. */
  readonly reply: z.ZodType | 'empty' | 'stream';
  readonly errors?: readonly ErrorCode[];
  /** Body type; default JSON. `multipart` bodies are read by the handler as a stream; with `either` it takes both. */
  readonly consumes?: 'json' | 'multipart' | 'either';
}

export const ENDPOINT = Symbol('endpoint');

/** The permission that a door asks for; undefined where everybody who is signed in, or anybody, may pass. */
export function permissionOf(door: Pick<EndpointOptions, 'module' | 'role' | 'permission'>): Permission | undefined {
  if (door.role === 'public') return undefined;
  return door.permission ?? (door.module === 'core' ? undefined : `${door.module}.use`);
}

const METHODS = {
  GET: RequestMethod.GET,
  POST: RequestMethod.POST,
  PUT: RequestMethod.PUT,
  PATCH: RequestMethod.PATCH,
  DELETE: RequestMethod.DELETE,
} as const;

export const MULTIPART_SCHEMA = {
  type: 'object',
  properties: { file: { type: 'string', format: 'binary' } },
  required: ['file'],
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
    ...(options.consumes === 'multipart' ? [ApiConsumes('multipart/form-data'), ApiBody({ schema: MULTIPART_SCHEMA })] : []),
  );
}

function replyOf(reply: EndpointOptions['reply'], status: number): Parameters<typeof ApiResponse>[0] {
  if (reply === 'empty') return { status, description: 'Done' };
  if (reply === 'stream') return { status, description: 'Bytes', schema: { type: 'string', format: 'binary' } };
  return { status, description: 'OK', standardSchema: reply };
}

function describe(options: EndpointOptions): string {
  const codes = options.errors ?? [];
  const permission = permissionOf(options);
  const who =
    options.role === 'public' ? 'anybody' : permission === undefined ? 'signed-in users' : `the permission ${permission}`;
  const by = options.sessionOnly === true ? ', not by API key' : '';
  return `For ${who}${by}.${codes.length === 0 ? '' : ` Codes: ${codes.join(', ')}.`}`;
}
