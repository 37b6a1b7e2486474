import { AppError } from '@assist/kernel';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import type { ExternalPerson } from '../accounts/external-person.js';
import { isAllowedDomain, isComplete, personOfClaims, type Claims } from './claims.js';
import type { OidcSettings } from './oidc.config.js';
import { OidcProviders, reasonOf } from './oidc-providers.js';
import type { SignOnFlow } from './sign-on-flow.js';

/** Errors of a provider by which it says that the person did not sign in. */
const NOT_SIGNED_IN: readonly string[] = ['access_denied', 'login_required', 'interaction_required', 'consent_required'];

/** Exchanges what the browser brought back for a proven person. */
@Injectable()
export class ProviderAnswer {
  constructor(
    private readonly providers: OidcProviders,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * The library checks state, issuer, the token's signature, algorithm, audience, nonce and times.
   * @throws AppError SIGN_ON_FAILED, SIGN_ON_CANCELLED, SIGN_ON_INCOMPLETE, SIGN_ON_REFUSED, SIGN_ON_UNAVAILABLE
   */
  async read(flow: SignOnFlow, query: string): Promise<{ readonly provider: OidcSettings; readonly person: ExternalPerson }> {
    const provider = this.providers.find(flow.provider);
    if (provider === undefined) throw new AppError('SIGN_ON_FAILED');
    const configuration = await this.providers.configuration(provider);
    const claims = await this.#claims(configuration, provider, flow, query).catch((error: unknown) => {
      throw this.#translate(error, provider);
    });
    const person = personOfClaims(claims, provider);
    if (person === null) {
      this.log.warn({ provider: provider.id }, 'the identity provider gave no e-mail address: check scopes and claims');
      throw new AppError('SIGN_ON_INCOMPLETE');
    }
    if ('_claim_names' in claims) {
      this.log.warn({ provider: provider.id }, 'the identity provider left out groups of a person who has too many');
    }
    if (!isAllowedDomain(person, provider)) throw new AppError('SIGN_ON_REFUSED');
    return { provider, person };
  }

  async #claims(configuration: oidc.Configuration, provider: OidcSettings, flow: SignOnFlow, query: string): Promise<Claims> {
    const tokens = await oidc.authorizationCodeGrant(configuration, new URL(`${flow.redirectUri}?${query}`), {
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      pkceCodeVerifier: flow.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new AppError('SIGN_ON_FAILED');
    if (isComplete(claims, provider) || configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
    const more = await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub);
    // What is signed counts more.
    return { ...more, ...claims };
  }

  #translate(error: unknown, provider: OidcSettings): AppError {
    if (error instanceof AppError) return error;
    const code = error instanceof oidc.AuthorizationResponseError ? error.error : undefined;
    if (code !== undefined && NOT_SIGNED_IN.includes(code)) return new AppError('SIGN_ON_CANCELLED');
    this.log.warn({ provider: provider.id, reason: reasonOf(error) }, 'a sign-in at an identity provider was not accepted');
    return new AppError(isSilence(error) ? 'SIGN_ON_UNAVAILABLE' : 'SIGN_ON_FAILED', {}, { cause: error });
  }
}

/** The provider could not be reached or broke down; everything else is an answer that we do not accept. */
function isSilence(error: unknown): boolean {
  if (error instanceof oidc.AuthorizationResponseError) {
    return error.error === 'temporarily_unavailable' || error.error === 'server_error';
  }
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500;
  const code = (error as { code?: unknown }).code;
  const status = (error as { cause?: { status?: unknown } }).cause?.status;
  return typeof status === 'number'
    ? status >= 500
    : typeof code === 'string' && /^(E[A-Z]+|OAUTH_TIMEOUT|OAUTH_ABORT)$/.test(code);
}
