import type { LoginRequest } from '@assist/contracts/people';
import { AppError, isAppError, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { FairQueue } from '../secrets/fair-queue.js';
import { isChallenge, PassFirstStep } from '../second-factor/pass-first-step.js';
import { SetupState } from '../setup/setup-state.js';
import { LoginAttempts } from './login-attempts.js';
import type { LoginCaller } from './login-throttle.js';
import { PasswordProofs } from './password-proofs.js';
import type { SignedIn } from './session-tokens.js';

export interface LoggedIn extends SignedIn {
  /** By it the device is known at the next sign-in. */
  readonly deviceMark: string;
}

/**
 * So many attempts are looked at at once; others wait, those of an address behind one another. An attempt counts against
 * the limits of its address until its password turns out to be right: without this, an office that comes to work behind
 * one address would lock itself out.
 */
const AT_ONCE = 32;
const MAX_WAITING = 2000;

/** Signs in by name and password; says nothing about which of the two was wrong, by text or by time. */
@Injectable()
export class Login {
  readonly #turns = new FairQueue(AT_ONCE, MAX_WAITING);

  constructor(
    private readonly proofs: PasswordProofs,
    private readonly firstStep: PassFirstStep,
    private readonly attempts: LoginAttempts,
    private readonly setup: SetupState,
  ) {}

  /**
   * @throws AppError CREDENTIALS_INVALID, LOGIN_THROTTLED, RESTORE_REQUIRED; SECOND_FACTOR_REQUIRED with the challenge for
   * the second step; for people of a directory also SERVICE_UNAVAILABLE, ACCOUNT_EXISTS, SIGN_ON_FAILED,
   * SIGN_ON_INCOMPLETE, LICENSE_SEATS_EXCEEDED
   */
  async execute(ctx: RequestContext, request: LoginRequest, from: Omit<LoginCaller, 'email'>): Promise<LoggedIn> {
    if ((await this.setup.read(ctx)).restoreRequired) throw new AppError('RESTORE_REQUIRED');
    const email = request.email.trim().toLowerCase();
    const caller = { email, ...from };
    return this.#turns.run(from.address, ctx.signal, () => this.#attempt(ctx, caller, request));
  }

  async #attempt(ctx: RequestContext, caller: LoginCaller, request: LoginRequest): Promise<LoggedIn> {
    const { email } = caller;
    await this.attempts.begin(ctx, caller);
    const outcome = await this.proofs
      .use(ctx, email, request.password, (tx, user, provider) => this.firstStep.execute(tx, user.id, provider))
      .catch(async (error: unknown) => {
        // Nobody looked at the password: that was no guess.
        if (isAppError(error, 'SERVICE_UNAVAILABLE')) await this.attempts.withdraw(caller);
        throw error;
      });
    if (outcome.isRefused) throw await this.attempts.refuse(ctx, email, outcome.userId, outcome.reason);
    const deviceMark = await this.attempts.succeeded(caller);
    if (isChallenge(outcome.value)) throw new AppError('SECOND_FACTOR_REQUIRED', { ...outcome.value });
    return { ...outcome.value, deviceMark };
  }
}
