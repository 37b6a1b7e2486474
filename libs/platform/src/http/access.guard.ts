import { apiKeyOf, AppError, holds, ModuleGate } from '@assist/kernel';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { RateLimits } from '../cache/index.js';
import type { ConfigOf } from '../config/index.js';
import { Authenticator } from './authenticator.js';
import { credentialOf } from './credential.js';
import { ENDPOINT, permissionOf, type EndpointOptions } from './endpoint.js';
import { HostNames } from './host-names.js';
import { httpConfig } from './http.config.js';
import { networkOf } from './network-of.js';
import { requestState, type RequestState } from './request-state.js';
import { Turnstile } from './turnstile.js';

/** Of those who are looked at; what they do then takes its own time. */
const AT_ONCE = 16;

const JSON_TYPE = /^application\/(json|[\w.+-]+\+json)\s*(;|$)/i;
const MULTIPART_TYPE = /^multipart\/form-data\s*;/i;
const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * The one guard of all routes, in this order: cross-site requests, host name, sign-in, rate limit, permission, licence, media type.
 * A route without `@Endpoint` does not start (see `endpoint-registry.ts`), so nothing passes undeclared.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  readonly #turnstile = new Turnstile(AT_ONCE);

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
    await this.#admit(endpoint, request, state);
    requirePermission(state, endpoint);
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
  async #admit(endpoint: EndpointOptions, request: Request, state: RequestState): Promise<void> {
    try {
      if (endpoint.role !== 'public') await this.#authenticate(request, state);
    } catch (error) {
      await this.#limit(state);
      throw error;
    }
    await this.#limit(state);
  }

  async #authenticate(request: Request, state: RequestState): Promise<void> {
    const token = credentialOf(request);
    if (token === undefined) throw new AppError('AUTH_REQUIRED');
    const found = await this.#turnstile.pass(() => this.authenticator.authenticate(token, state.address));
    if (found === null) throw new AppError('SESSION_EXPIRED');
    state.actor = found.actor;
    state.locale = found.locale ?? state.locale;
  }

  async #limit({ actor, address }: RequestState): Promise<void> {
    const { rateLimitRequests: points, rateLimitWindowSeconds: windowSeconds } = this.config;
    const key = actor.kind === 'user' ? actor.userId : networkOf(address);
    await this.limits.require({ name: 'requests', points, windowSeconds }, key, 'RATE_LIMITED');
  }
}

function requirePermission({ actor }: RequestState, endpoint: EndpointOptions): void {
  const limit = actor.kind === 'user' ? actor.limitedTo : undefined;
  if (limit === 'services' && endpoint.forServices !== true) throw new AppError('FORBIDDEN', { service: true });
  if (limit === 'second-factor' && endpoint.whileLimited !== true) throw new AppError('SECOND_FACTOR_SETUP_REQUIRED');
  const permission = permissionOf(endpoint);
  if (permission !== undefined && !holds(actor, permission)) throw new AppError('FORBIDDEN', { permission });
  if (endpoint.sessionOnly === true && apiKeyOf(actor) !== null) throw new AppError('FORBIDDEN', { apiKey: true });
}

/** A body of another type than the route reads would be silently ignored. */
function requireMediaType(request: Request, endpoint: EndpointOptions): void {
  const type = request.headers['content-type'];
  const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (!UNSAFE.has(request.method) || !hasBody) return;
  const expected = {
    json: [JSON_TYPE],
    multipart: [MULTIPART_TYPE],
    either: [JSON_TYPE, MULTIPART_TYPE],
  }[endpoint.consumes ?? 'json'];
  if (type === undefined || !expected.some((form) => form.test(type))) throw new AppError('MEDIA_TYPE_UNSUPPORTED');
}
