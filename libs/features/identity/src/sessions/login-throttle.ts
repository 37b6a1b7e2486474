import { AppError } from '@assist/kernel';
import { RateLimits, type RateLimitRule } from '@assist/platform/cache';
import type { ConfigOf } from '@assist/platform/config';
import { Inject, Injectable } from '@nestjs/common';
import { identityConfig } from '../identity.config.js';

const WINDOW_SECONDS = 15 * 60;
const PER_ADDRESS: RateLimitRule = { name: 'login-address', points: 100, windowSeconds: WINDOW_SECONDS };
const PER_ACCOUNT: RateLimitRule = { name: 'login-account', points: 200, windowSeconds: WINDOW_SECONDS };

/** Slows guessing down: for an account from one address, from one address at all, and for an account from anywhere. */
@Injectable()
export class LoginThrottle {
  readonly #perPair: RateLimitRule;

  constructor(
    private readonly limits: RateLimits,
    @Inject(identityConfig.token) config: ConfigOf<typeof identityConfig>,
  ) {
    this.#perPair = { name: 'login-pair', points: config.loginAttempts, windowSeconds: WINDOW_SECONDS };
  }

  /** Counted before the password is looked at, so that parallel attempts cannot slip through. @throws AppError LOGIN_THROTTLED */
  async attempt(email: string, address: string): Promise<void> {
    const checks = [
      [this.#perPair, `${email}|${address}`],
      [PER_ADDRESS, address],
      [PER_ACCOUNT, email],
    ] as const;
    for (const [rule, key] of checks) {
      const outcome = await this.limits.consume(rule, key);
      if (!outcome.allowed) throw new AppError('LOGIN_THROTTLED', { retryAfterSeconds: outcome.retryAfterSeconds });
    }
  }

  /** After a right password the person's own attempts count no more. */
  async succeeded(email: string, address: string): Promise<void> {
    await this.limits.forget(this.#perPair, `${email}|${address}`);
  }
}
