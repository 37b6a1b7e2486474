import type { LoginRequest } from '@assist/contracts';
import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { RateLimits } from '@assist/platform/cache';
import type { ConfigOf } from '@assist/platform/config';
import { Database } from '@assist/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { identityConfig } from '../identity.config.js';
import { SetupState } from '../setup/setup-state.js';
import { Passwords } from '../users/passwords.js';
import { UserRepository } from '../users/user.repository.js';
import { Sessions, type SignedIn } from './sessions.js';

const WINDOW_SECONDS = 15 * 60;
/** Attempts from one address whatever the account, and for one account whatever the address. */
const PER_ADDRESS = 100;
const PER_ACCOUNT = 200;

/** Signs in by e-mail address and password; says nothing about which of the two was wrong, by text or by time. */
@Injectable()
export class Login {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly limits: RateLimits,
    private readonly setup: SetupState,
    private readonly clock: Clock,
    @Inject(identityConfig.token) private readonly config: ConfigOf<typeof identityConfig>,
  ) {}

  /** @throws AppError CREDENTIALS_INVALID, LOGIN_THROTTLED, RESTORE_REQUIRED */
  async execute(ctx: RequestContext, request: LoginRequest, address: string): Promise<SignedIn> {
    if ((await this.setup.read(ctx)).restoreRequired) throw new AppError('RESTORE_REQUIRED');
    const email = request.email.trim().toLowerCase();
    await this.#throttle(email, address);
    const user = await this.users.findByEmail(ctx, email);
    const isRight = await this.passwords.matches(user?.passwordHash, request.password);
    if (user === null || !isRight || user.disabled) throw new AppError('CREDENTIALS_INVALID');
    await this.limits.forget(this.#pairRule, `${email}|${address}`);
    return this.database.transaction(ctx, async (tx) => {
      await this.users.update(tx, user.id, { lastLoginAt: this.clock.now() });
      return this.sessions.begin(tx, user.id);
    });
  }

  /** Counted before the password is looked at, so that parallel attempts cannot slip through. */
  async #throttle(email: string, address: string): Promise<void> {
    const checks = [
      [this.#pairRule, `${email}|${address}`],
      [{ name: 'login-address', points: PER_ADDRESS, windowSeconds: WINDOW_SECONDS }, address],
      [{ name: 'login-account', points: PER_ACCOUNT, windowSeconds: WINDOW_SECONDS }, email],
    ] as const;
    for (const [rule, key] of checks) {
      const outcome = await this.limits.consume(rule, key);
      if (!outcome.allowed) throw new AppError('LOGIN_THROTTLED', { retryAfterSeconds: outcome.retryAfterSeconds });
    }
  }

  get #pairRule(): { name: string; points: number; windowSeconds: number } {
    return { name: 'login-pair', points: this.config.loginAttempts, windowSeconds: WINDOW_SECONDS };
  }
}
