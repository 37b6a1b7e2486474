import type { SecondStepRequest } from '@assist/contracts/people';
import { AppError, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { LoginAttempts } from '../sessions/login-attempts.js';
import type { LoggedIn } from '../sessions/login.js';
import type { LoginCaller } from '../sessions/login-throttle.js';
import { PassSecondStep } from './pass-second-step.js';
import { SecondStepThrottle } from './second-step-throttle.js';

/** The second step of a sign-in: a code of the app, or a recovery code. */
@Injectable()
export class FinishSignIn {
  constructor(
    private readonly step: PassSecondStep,
    private readonly throttle: SecondStepThrottle,
    private readonly attempts: LoginAttempts,
  ) {}

  /** @throws AppError CHALLENGE_EXPIRED, SECOND_FACTOR_INVALID, SECOND_FACTOR_UNREADABLE, LOGIN_THROTTLED */
  async execute(ctx: RequestContext, request: SecondStepRequest, from: Omit<LoginCaller, 'email'>): Promise<LoggedIn> {
    const user = await this.step.ownerOf(ctx, request.challenge);
    if (user === null) throw new AppError('CHALLENGE_EXPIRED');
    await this.throttle.attempt(user, from.device);
    const step = await this.step.execute(ctx, user.id, request);
    if (step.outcome === 'expired') throw new AppError('CHALLENGE_EXPIRED');
    if (step.outcome === 'wrong-code') {
      await this.attempts.refuse(ctx, user.email, user.id, 'wrong_second_factor');
      throw new AppError('SECOND_FACTOR_INVALID');
    }
    await this.throttle.succeeded(user, from.device);
    return { ...step.signedIn, deviceMark: this.attempts.markOf({ email: user.email, ...from }) };
  }
}
