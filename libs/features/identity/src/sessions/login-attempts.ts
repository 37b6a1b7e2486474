import { AppError, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { RateLimits } from '@assist/platform/cache';
import { Injectable } from '@nestjs/common';
import { Fingerprints } from '../secrets/fingerprints.js';
import { LoginThrottle, type LoginCaller } from './login-throttle.js';

/** Attempts beyond the limits are many and all the same: so many of an address are written down. */
const THROTTLED_ENTRIES = { name: 'audited-throttling', points: 5, windowSeconds: 900 };

export type LoginRefusal =
  'unknown_user' | 'wrong_password' | 'disabled' | 'changed_meanwhile' | 'throttled' | 'wrong_second_factor';

/** Counts attempts to sign in, and writes those that are refused into the audit log. */
@Injectable()
export class LoginAttempts {
  constructor(
    private readonly throttle: LoginThrottle,
    private readonly audit: AuditLog,
    private readonly limits: RateLimits,
    private readonly fingerprints: Fingerprints,
  ) {}

  /** Before the password is looked at. @throws AppError LOGIN_THROTTLED */
  async begin(ctx: RequestContext, caller: LoginCaller): Promise<void> {
    try {
      await this.throttle.attempt(caller);
    } catch (error) {
      if ((await this.limits.consume(THROTTLED_ENTRIES, caller.address)).allowed) {
        await this.#record(ctx, caller.email, null, 'throttled');
      }
      throw error;
    }
  }

  /** What to throw, the same for every reason; only the audit log tells them apart. */
  async refuse(ctx: RequestContext, email: string, userId: string | null, reason: LoginRefusal): Promise<AppError> {
    await this.#record(ctx, email, userId, reason);
    return new AppError('CREDENTIALS_INVALID');
  }

  /** Gives the mark by which the device is known from now on. */
  succeeded(caller: LoginCaller): Promise<string> {
    return this.throttle.succeeded(caller);
  }

  /** The mark alone, after a second step that was counted elsewhere. */
  markOf(caller: LoginCaller): string {
    return this.throttle.markOf(caller);
  }

  /** The attempt came to nothing through no fault of the caller. */
  withdraw(caller: LoginCaller): Promise<void> {
    return this.throttle.withdraw(caller);
  }

  /** People type passwords into the wrong field: of an address that is no account only a fingerprint is kept. */
  #record(ctx: RequestContext, email: string, userId: string | null, reason: LoginRefusal): Promise<void> {
    return this.audit.recordRefusal(ctx, {
      action: 'auth.sign_in_refused',
      target: userId === null ? null : { type: 'user', id: userId },
      detail: userId === null ? { reason, emailHash: this.fingerprints.of(email) } : { reason },
    });
  }
}
