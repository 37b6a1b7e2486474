import { AppError, Clock } from '@assist/kernel';
import type { ConfigOf } from '@assist/platform/config';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { oidcConfig, oidcProvidersOf, type OidcSettings } from './oidc.config.js';
import { providerFetch } from './provider-fetch.js';

/** Signatures that only the provider can make: none of those that anybody could who knows the client's secret, and never none. */
const ALGORITHMS: readonly string[] = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

const FRESH_MS = 3600_000;
const PAUSE_MS = 3000;
const TIMEOUT_SECONDS = 10;

interface Discovered {
  readonly configuration: oidc.Configuration;
  readonly at: number;
}

/**
 * The identity providers of the configuration. What they say about themselves is read at the first sign-in, kept for an
 * hour and used for longer while they cannot be reached: neither the start nor any other way to sign in waits for them.
 */
@Injectable()
export class OidcProviders {
  readonly settings: readonly OidcSettings[];
  readonly #known = new Map<string, Discovered>();
  readonly #running = new Map<string, Promise<oidc.Configuration>>();
  readonly #silentUntil = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    @Inject(oidcConfig.token) config: ConfigOf<typeof oidcConfig>,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.settings = oidcProvidersOf(config);
  }

  find(id: string): OidcSettings | undefined {
    return this.settings.find((provider) => provider.id === id);
  }

  /** @throws AppError SIGN_ON_UNAVAILABLE */
  async configuration(provider: OidcSettings): Promise<oidc.Configuration> {
    const known = this.#known.get(provider.id);
    const now = this.clock.now();
    if (known !== undefined && now - known.at < FRESH_MS) return known.configuration;
    if ((this.#silentUntil.get(provider.id) ?? 0) > now) {
      if (known !== undefined) return known.configuration;
      throw new AppError('SIGN_ON_UNAVAILABLE');
    }
    try {
      return await this.#discoverOnce(provider);
    } catch (error) {
      this.#silentUntil.set(provider.id, this.clock.now() + PAUSE_MS);
      this.log.warn({ provider: provider.id, reason: reasonOf(error) }, 'an identity provider did not answer');
      if (known !== undefined) return known.configuration;
      throw new AppError('SIGN_ON_UNAVAILABLE', {}, { cause: error });
    }
  }

  #discoverOnce(provider: OidcSettings): Promise<oidc.Configuration> {
    const running = this.#running.get(provider.id);
    if (running !== undefined) return running;
    const discovery = discover(provider)
      .then((configuration) => {
        this.#known.set(provider.id, { configuration, at: this.clock.now() });
        return configuration;
      })
      .finally(() => this.#running.delete(provider.id));
    this.#running.set(provider.id, discovery);
    return discovery;
  }
}

/** What an error of the library says, without what it carries. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  const code = (error as { error?: unknown }).error;
  return `${error.name}: ${error.message}${typeof code === 'string' ? ` [${code.slice(0, 60)}]` : ''}${cause}`.slice(0, 300);
}

async function discover(provider: OidcSettings): Promise<oidc.Configuration> {
  const insecure = new URL(provider.issuer).protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
  const fetch = providerFetch(provider.ca);
  const found = await oidc.discovery(new URL(provider.issuer), provider.clientId, undefined, oidc.None(), {
    [oidc.customFetch]: fetch,
    execute: insecure,
    timeout: TIMEOUT_SECONDS,
  });
  const { supportsPKCE: _helper, ...server } = found.serverMetadata();
  const supported = server.id_token_signing_alg_values_supported ?? ['RS256'];
  const metadata = { ...server, id_token_signing_alg_values_supported: supported.filter((name) => ALGORITHMS.includes(name)) };
  const configuration = new oidc.Configuration(metadata, provider.clientId, undefined, clientAuth(provider, server));
  configuration[oidc.customFetch] = fetch;
  configuration.timeout = TIMEOUT_SECONDS;
  for (const step of [...insecure, oidc.enableNonRepudiationChecks]) step(configuration);
  return configuration;
}

/** `client_secret_basic` is what a provider supports that names nothing (OpenID Connect Discovery 1.0, section 3). */
function clientAuth({ clientSecret }: OidcSettings, server: oidc.ServerMetadata): oidc.ClientAuth {
  if (clientSecret === undefined) return oidc.None();
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const secret = clientSecret.reveal();
  return methods.includes('client_secret_basic') ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret);
}
