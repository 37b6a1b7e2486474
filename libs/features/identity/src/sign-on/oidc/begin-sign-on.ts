import { AppError, isAppError, type RequestContext } from '@assist/kernel';
import type { ConfigOf } from '@assist/platform/config';
import { Inject, Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { SignOnAudit } from '../accounts/sign-on-audit.js';
import { internalPath } from './internal-path.js';
import { oidcConfig } from './oidc.config.js';
import { OidcProviders } from './oidc-providers.js';
import { SignOnFlows } from './sign-on-flow.js';

export interface BegunSignOn {
  /** Address of the provider's page. */
  readonly url: string;
  readonly state: string;
  /** For a cookie of the browser. */
  readonly sealed: string;
}

/** A code for the login page, which keeps where the person wanted to go. */
export interface FailedSignOn {
  readonly error: string;
  readonly next: string;
}

/** The way to an identity provider: authorization code with PKCE, state and nonce (RFC 9700, section 2.1.1). */
@Injectable()
export class BeginSignOn {
  constructor(
    private readonly providers: OidcProviders,
    private readonly flows: SignOnFlows,
    private readonly audit: SignOnAudit,
    @Inject(oidcConfig.token) private readonly config: ConfigOf<typeof oidcConfig>,
  ) {}

  /** `origin`: under which address the browser sees us. */
  async execute(
    ctx: RequestContext,
    providerId: string,
    wanted: unknown,
    origin: string | null,
  ): Promise<BegunSignOn | FailedSignOn> {
    const next = internalPath(wanted);
    try {
      return await this.#begin(providerId, next, this.config.publicUrl ?? origin);
    } catch (error) {
      if (!isAppError(error)) throw error;
      await this.audit.refused(ctx, providerId, error.code);
      return { error: error.code, next };
    }
  }

  async #begin(providerId: string, next: string, base: string | null): Promise<BegunSignOn> {
    const provider = this.providers.find(providerId);
    if (provider === undefined || base === null) throw new AppError('SIGN_ON_FAILED');
    const configuration = await this.providers.configuration(provider);
    const redirectUri = `${base.replace(/\/+$/, '')}/api/auth/oidc/${provider.id}/callback`;
    const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: [...new Set(['openid', ...provider.scopes])].join(' '),
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    const flow = { provider: provider.id, state, nonce, verifier, redirectUri, next };
    return { url: url.href, state, sealed: await this.flows.seal(flow) };
  }
}
