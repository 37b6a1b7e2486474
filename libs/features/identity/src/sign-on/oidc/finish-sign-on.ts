import { AppError, isAppError, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { PassFirstStep, type SignInChallenge } from '../../second-factor/pass-first-step.js';
import type { SignedIn } from '../../sessions/session-tokens.js';
import { AdmitPerson } from '../accounts/admit-person.js';
import { SignOnAudit } from '../accounts/sign-on-audit.js';
import type { FailedSignOn } from './begin-sign-on.js';
import { oidcRules } from './claims.js';
import { ProviderAnswer } from './provider-answer.js';
import { SignOnFlows, type SignOnFlow } from './sign-on-flow.js';
import { UsedSignOnRepository } from './used-sign-on.repository.js';

/** What a browser brings back from a provider. */
export interface ReturningBrowser {
  readonly provider: string;
  readonly state: string | null;
  /** Of the cookie by which this browser began. */
  readonly sealed: unknown;
  readonly query: string;
}

export interface FinishedSignOn {
  /** A challenge: the person has set up a second factor here and must give a code of it. */
  readonly step: SignedIn | SignInChallenge;
  /** A page of the web client. */
  readonly next: string;
}

/** The way back from an identity provider: whoever it has proven is signed in here. */
@Injectable()
export class FinishSignOn {
  constructor(
    private readonly flows: SignOnFlows,
    private readonly used: UsedSignOnRepository,
    private readonly answer: ProviderAnswer,
    private readonly admitPerson: AdmitPerson,
    private readonly firstStep: PassFirstStep,
    private readonly audit: SignOnAudit,
  ) {}

  async execute(ctx: RequestContext, browser: ReturningBrowser): Promise<FinishedSignOn | FailedSignOn> {
    const flow = await this.flows.open(browser.sealed);
    const isOurs = flow !== null && flow.provider === browser.provider && flow.state === browser.state;
    const seen: { subject?: string } = {};
    try {
      // Another browser, a state that nobody gave out, or ten minutes over.
      if (!isOurs) throw new AppError('SIGN_ON_EXPIRED');
      return { step: await this.#signIn(ctx, flow, browser.query, seen), next: flow.next };
    } catch (error) {
      if (!isAppError(error)) throw error;
      await this.audit.refused(ctx, browser.provider, error.code, seen.subject);
      return { error: error.code, next: isOurs ? flow.next : '/' };
    }
  }

  /** Leaves in `seen` who it was, once that is proven. */
  async #signIn(
    ctx: RequestContext,
    flow: SignOnFlow,
    query: string,
    seen: { subject?: string },
  ): Promise<SignedIn | SignInChallenge> {
    if (!(await this.used.use(ctx, flow.state))) throw new AppError('SIGN_ON_EXPIRED');
    const { provider, person } = await this.answer.read(flow, query);
    Object.assign(seen, { subject: person.subject });
    return this.admitPerson.execute(ctx, person, oidcRules(provider), (tx, user) =>
      this.firstStep.execute(tx, user.id, provider.id),
    );
  }
}
