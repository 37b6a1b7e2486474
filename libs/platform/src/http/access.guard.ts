import { AppError, ModuleGate, type Role } from '@assist/kernel';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { RateLimits } from '../cache/index.js';
import type { ConfigOf } from '../config/index.js';
import { Authenticator } from './authenticator.js';
import { ENDPOINT, type EndpointOptions } from './endpoint.js';
import { HostNames } from './host-names.js';
import { httpConfig } from './http.config.js';
import { requestState, type RequestState } from './request-state.js';

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * The one guard of all routes, in this order: cross-site requests, host name, sign-in, rate limit, role, licence, media type.
 * A route without `@Endpoint` does not start (see `endpoint-registry.ts`), so nothing passes undeclared.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly gate: ModuleGate,
    private readonly limits: RateLimits,
    private readonly hosts: HostNames,
    @Inject(httpConfig.token) private readonly config: ConfigOf<typeof httpConfig>,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    if (execution.getType() !== 'http') return true;
    const endpoint = this.reflector.get<EndpointOptions | undefined>(ENDPOINT, execution.getHandler());
    const request = execution.switchToHttp().getRequest<Request>();
    const state = requestState(request);
    if (endpoint === undefined || state === undefined) throw new AppError('ROUTE_NOT_FOUND');
    this.#refuseCrossSite(request);
    this.hosts.refuseUnlisted(request);
    if (endpoint.knownHostOnly === true) this.hosts.refuseStrange(request);
    await this.#admit(endpoint, request, execution.switchToHttp().getResponse<Response>(), state);
    if (endpoint.role === 'admin') requireRole(state, 'admin');
    const decision = this.gate.allows(endpoint.module, endpoint.access);
    if (!decision.allowed) throw new AppError(decision.code, decision.params);
    requireMediaType(request, endpoint);
    return true;
  }

  /**
   * Browsers say where a request comes from (Fetch Metadata); other clients carry no cookies of ours. `same-site` is
   * another program on the same host or domain, and our cookie is sent along with it.
   */
  #refuseCrossSite(request: Request): void {
    const site = request.headers['sec-fetch-site'];
    if (!UNSAFE.has(request.method) || site === undefined || site === 'same-origin' || site === 'none') return;
    if (!this.config.corsOrigins.includes(String(request.headers.origin))) throw new AppError('CROSS_SITE_REFUSED');
  }

  /** Callers are counted by user, and by address as long as nobody knows who they are: also those with bad tokens. */
  async #admit(endpoint: EndpointOptions, request: Request, response: Response, state: RequestState): Promise<void> {
    try {
      if (endpoint.role !== 'public') await this.#authenticate(request, state);
    } catch (error) {
      await this.#limit(request, response, state);
      throw error;
    }
    await this.#limit(request, response, state);
  }

  async #authenticate(request: Request, state: RequestState): Promise<void> {
    const token = bearerToken(request);
    if (token === undefined) throw new AppError('AUTH_REQUIRED');
    const found = await this.authenticator.authenticate(token);
    if (found === null) throw new AppError('SESSION_EXPIRED');
    state.actor = found.actor;
    state.locale = found.locale ?? state.locale;
  }

  async #limit(request: Request, response: Response, state: RequestState): Promise<void> {
    const rule = { name: 'requests', points: this.config.rateLimitRequests, windowSeconds: this.config.rateLimitWindowSeconds };
    const key = state.actor.kind === 'user' ? state.actor.userId : (request.ip ?? 'unknown');
    const outcome = await this.limits.consume(rule, key);
    if (outcome.allowed) return;
    response.setHeader('Retry-After', String(outcome.retryAfterSeconds));
    throw new AppError('RATE_LIMITED', { retryAfterSeconds: outcome.retryAfterSeconds });
  }
}

function requireRole(state: RequestState, role: Role): void {
  if (state.actor.kind !== 'user' || !state.actor.roles.includes(role)) throw new AppError('FORBIDDEN');
}

function bearerToken(request: Request): string | undefined {
  const match = /^Bearer ([\x21-\x7e]{1,4096})$/i.exec(request.headers.authorization ?? '');
  return match?.[1];
}

/** A body of another type than the route reads would be silently ignored. */
function requireMediaType(request: Request, endpoint: EndpointOptions): void {
  const type = request.headers['content-type'];
  const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (!UNSAFE.has(request.method) || !hasBody) return;
  const expected =
    endpoint.consumes === 'multipart' ? /^multipart\/form-data\s*;/i : /^application\/(json|[\w.+-]+\+json)\s*(;|$)/i;
  if (type === undefined || !expected.test(type)) throw new AppError('MEDIA_TYPE_UNSUPPORTED');
}
