import type { ConfigOf } from '@assist/platform/config';
import { Inject, Injectable } from '@nestjs/common';
import { identityConfig } from '../identity.config.js';
import { oidcConfig, oidcProvidersOf } from '../sign-on/oidc/oidc.config.js';
import { ldapConfig } from '../sign-on/ldap/ldap.config.js';
import { DIRECTORY } from '../sign-on/sign-on-provider.js';
import type { SessionEntity } from './session.entity.js';

const DAY_MS = 24 * 3600_000;
const HOUR_MS = 3600_000;

/** How long devices stay signed in, by who let the person in. */
@Injectable()
export class SessionLife {
  readonly #idleMs: number;
  readonly #providerMs: number;
  readonly #identityProviders: ReadonlySet<string>;
  readonly #hasDirectory: boolean;

  constructor(
    @Inject(identityConfig.token) identity: ConfigOf<typeof identityConfig>,
    @Inject(oidcConfig.token) oidc: ConfigOf<typeof oidcConfig>,
    @Inject(ldapConfig.token) ldap: ConfigOf<typeof ldapConfig>,
  ) {
    this.#idleMs = identity.sessionDays * DAY_MS;
    this.#providerMs = oidc.sessionHours * HOUR_MS;
    this.#identityProviders = new Set(oidcProvidersOf(oidc).map(({ id }) => id));
    this.#hasDirectory = ldap.url !== undefined;
  }

  /**
   * The end of a session that is used `now`. One of our own, or of the directory, which is asked all the time, ends when
   * it is not used; one of an identity provider a fixed time after the sign-in, as nobody tells us that the person has
   * left. Where the provider is not configured any more, the session is over.
   */
  endOf({ provider, createdAt }: Pick<SessionEntity, 'provider' | 'createdAt'>, now: number): number {
    const idle = now + this.#idleMs;
    if (provider === null || (provider === DIRECTORY && this.#hasDirectory)) return idle;
    return this.#identityProviders.has(provider) ? Math.min(idle, createdAt + this.#providerMs) : now;
  }
}
