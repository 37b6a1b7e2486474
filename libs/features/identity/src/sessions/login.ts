import type { LoginRequest } from '@assist/contracts';
import { AppError, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { SetupState } from '../setup/setup-state.js';
import { Passwords } from '../users/passwords.js';
import { UserRepository } from '../users/user.repository.js';
import { BeginSession } from './begin-session.js';
import { LoginThrottle, type LoginCaller } from './login-throttle.js';
import type { SignedIn } from './session-tokens.js';

export interface LoggedIn extends SignedIn {
  /** By it the device is known at the next sign-in. */
  readonly deviceMark: string;
}

/** Signs in by e-mail address and password; says nothing about which of the two was wrong, by text or by time. */
@Injectable()
export class Login {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly passwords: Passwords,
    private readonly beginSession: BeginSession,
    private readonly throttle: LoginThrottle,
    private readonly setup: SetupState,
  ) {}

  /** @throws AppError CREDENTIALS_INVALID, LOGIN_THROTTLED, RESTORE_REQUIRED */
  async execute(ctx: RequestContext, request: LoginRequest, from: Omit<LoginCaller, 'email'>): Promise<LoggedIn> {
    if ((await this.setup.read(ctx)).restoreRequired) throw new AppError('RESTORE_REQUIRED');
    const email = request.email.trim().toLowerCase();
    const caller = { email, ...from };
    await this.throttle.attempt(caller);
    const user = await this.users.findByEmail(ctx, email);
    const isRight = await this.passwords.matches(user?.passwordHash, request.password);
    if (user === null || !isRight || user.disabled) throw new AppError('CREDENTIALS_INVALID');
    const signedIn = await this.database.transaction(ctx, async (tx) => {
      // The check took its time: what it was made with may be gone since, together with all sessions of the user.
      const current = await this.users.findLocked(tx, user.id);
      if (current === null || current.disabled || current.passwordHash !== user.passwordHash) {
        throw new AppError('CREDENTIALS_INVALID');
      }
      return this.beginSession.execute(tx, user.id);
    });
    return { ...signedIn, deviceMark: await this.throttle.succeeded(caller) };
  }
}
