import { signOnProvidersSchema, type SignOnProviders } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint } from '@assist/platform/http';
import { Controller, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isChallenge } from '../second-factor/pass-first-step.js';
import { setSession } from '../sessions/session-cookies.js';
import { LdapDirectory } from './ldap/ldap-directory.js';
import { BeginSignOn } from './oidc/begin-sign-on.js';
import { FinishSignOn } from './oidc/finish-sign-on.js';
import { OidcProviders } from './oidc/oidc-providers.js';
import { goTo, keepFlow, loginPage, originOf, queryOf, takeFlow } from './oidc/sign-on-navigation.js';

/** Browsers come here from links and from pages of identity providers, so the answers are redirects, also those that say no. */
@Controller()
export class SignOnController {
  constructor(
    private readonly providers: OidcProviders,
    private readonly directory: LdapDirectory,
    private readonly beginSignOn: BeginSignOn,
    private readonly finishSignOn: FinishSignOn,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/api/auth/providers',
    module: 'core',
    access: 'safety',
    role: 'public',
    summary: 'Ways to sign in beside a password of our own',
    reply: signOnProvidersSchema,
  })
  listSignOnProviders(): SignOnProviders {
    return { items: this.providers.settings.map(({ id, name }) => ({ id, name })), userNames: this.directory.isConfigured };
  }

  @Endpoint({
    method: 'GET',
    path: '/api/auth/oidc/:provider/start',
    module: 'core',
    access: 'safety',
    role: 'public',
    summary: 'Go to the page of an identity provider; `next` is the page of the web client to come back to',
    status: 302,
    reply: 'empty',
  })
  async startSignOn(
    @Ctx() ctx: RequestContext,
    @Param('provider') provider: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const begun = await this.beginSignOn.execute(ctx, provider, queryOf(request).values.get('next'), originOf(request));
    if ('error' in begun) return goTo(response, loginPage(begun, begun.next));
    keepFlow(request, response, begun);
    goTo(response, begun.url);
  }

  @Endpoint({
    method: 'GET',
    path: '/api/auth/oidc/:provider/callback',
    module: 'core',
    access: 'safety',
    role: 'public',
    summary: 'Where an identity provider sends the browser back to',
    status: 302,
    reply: 'empty',
  })
  async returnFromProvider(
    @Ctx() ctx: RequestContext,
    @Param('provider') provider: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { text, values } = queryOf(request);
    const state = values.get('state');
    const sealed = takeFlow(request, response, state);
    const finished = await this.finishSignOn.execute(ctx, { provider, state, sealed, query: text });
    if ('error' in finished) return goTo(response, loginPage(finished, finished.next));
    const { step, next } = finished;
    if (isChallenge(step)) return goTo(response, loginPage(step, next));
    setSession(request, response, step);
    goTo(response, loginPage({ signedOn: true }, next));
  }
}
