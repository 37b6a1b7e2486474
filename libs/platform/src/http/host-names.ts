import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { AppError } from '@assist/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { ConfigOf } from '../config/index.js';
import { httpConfig } from './http.config.js';
import { servicesConfig } from './services.config.js';

/**
 * Names under which this server may be reached. A page on the internet can let its own name point to our address (DNS
 * rebinding); the browser then takes us for that page, and what we trust for the place it comes from, we trust it with.
 * Addresses and `localhost` cannot be rebound.
 */
@Injectable()
export class HostNames {
  readonly #names: ReadonlySet<string>;
  readonly #machine = hostname().toLowerCase();

  constructor(
    @Inject(httpConfig.token) private readonly config: ConfigOf<typeof httpConfig>,
    @Inject(servicesConfig.token) services: ConfigOf<typeof servicesConfig>,
  ) {
    const ours = [config.host, ...[services.ragApiUrl, services.llmApiUrl].map((url) => new URL(url).hostname)];
    this.#names = new Set([...config.allowedHosts, ...ours].map((name) => name.toLowerCase()));
  }

  /** For every request: names matter only where somebody listed them. @throws AppError HOST_REFUSED */
  refuseUnlisted(request: Request): void {
    if (this.config.allowedHosts.length > 0) this.refuseUnknown(request);
  }

  /** For what the first to come gets. A trusted proxy decides itself which names it serves. @throws AppError HOST_REFUSED */
  refuseStrange(request: Request): void {
    if (this.config.trustProxyCount === 0) this.refuseUnknown(request);
  }

  /** For what is trusted because it comes from this host. @throws AppError HOST_REFUSED */
  refuseUnknown(request: Request): void {
    const name = nameOf(request.headers.host);
    if (name === undefined || this.#isKnown(name)) return;
    const host = /^[\w.-]{1,253}$/.test(name) ? name : '';
    throw new AppError('HOST_REFUSED', { host, setting: 'ASSIST_HTTP_ALLOWED_HOSTS' });
  }

  #isKnown(name: string): boolean {
    if (isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost')) return true;
    if (this.#names.has(name) || this.#names.has(name.replace(/^[^.]+/, '*'))) return true;
    return this.#machine !== 'localhost' && (name === this.#machine || name.startsWith(`${this.#machine}.`));
  }
}

/** Without port, brackets and the dot of a full name; undefined from clients that send none, which are no browsers. */
function nameOf(header: string | undefined): string | undefined {
  return header
    ?.toLowerCase()
    .replace(/:\d*$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}
