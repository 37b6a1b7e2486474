import { problemSchema } from '@assist/contracts';
import { apiKeyOf, AppError, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { RemoteProblem } from './remote-problem.js';
import { ServiceTokens } from './service-tokens.js';
import { userIdOf } from './user-id.js';

export interface ServiceCall<S extends z.ZodType> {
  /** `http://127.0.0.1:8099` */
  readonly baseUrl: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly reply: S;
  readonly timeoutMs: number;
}

/** Calls of one process of the installation to another: the HTTP side of ports between features. */
@Injectable()
export class ServiceClient {
  constructor(private readonly tokens: ServiceTokens) {}

  /**
   * Gives the parsed reply; a problem of the other side is thrown with its own code.
   * @throws AppError UPSTREAM_UNREACHABLE, UPSTREAM_TIMEOUT, or what the other side answered
   */
  async call<S extends z.ZodType>(ctx: RequestContext, call: ServiceCall<S>): Promise<z.output<S>> {
    const reply = await this.#fetch(ctx, call);
    const body: unknown = await reply.json().catch(() => null);
    if (reply.ok) return call.reply.parse(body);
    const problem = problemSchema.safeParse(body);
    if (!problem.success) throw new AppError('UPSTREAM_UNREACHABLE', { status: reply.status });
    throw new RemoteProblem(problem.data);
  }

  async #fetch<S extends z.ZodType>(ctx: RequestContext, call: ServiceCall<S>): Promise<Response> {
    const token = await this.tokens.issue({ userId: userIdOf(ctx), apiKey: apiKeyOf(ctx.actor) });
    const limit = AbortSignal.timeout(call.timeoutMs);
    try {
      return await fetch(new URL(call.path, call.baseUrl), {
        method: call.method,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'x-request-id': ctx.requestId,
          'accept-language': ctx.locale,
        },
        body: call.body === undefined ? undefined : JSON.stringify(call.body),
        signal: AbortSignal.any([ctx.signal, limit]),
        redirect: 'error',
      });
    } catch (error) {
      ctx.signal.throwIfAborted();
      throw new AppError(limit.aborted ? 'UPSTREAM_TIMEOUT' : 'UPSTREAM_UNREACHABLE', {}, { cause: error });
    }
  }
}
