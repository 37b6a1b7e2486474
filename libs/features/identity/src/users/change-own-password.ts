import type { ChangePasswordRequest } from '@assist/contracts/people';
import { AppError, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Database } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { ProveSelf } from '../second-factor/prove-self.js';
import { EndSessions } from '../sessions/end-sessions.js';
import { NO_PASSWORD, Passwords } from './passwords.js';
import { UserRepository } from './user.repository.js';

/** A user changes the own password; all other devices are signed out. */
@Injectable()
export class ChangeOwnPassword {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly passwords: Passwords,
    private readonly endSessions: EndSessions,
    private readonly audit: AuditLog,
    private readonly proveSelf: ProveSelf,
  ) {}

  /** @throws AppError CREDENTIALS_INVALID, LOGIN_THROTTLED, PASSWORD_TOO_WEAK, SIGN_ON_EXTERNAL */
  async execute(ctx: RequestContext, request: ChangePasswordRequest): Promise<void> {
    const userId = userIdOf(ctx);
    await this.proveSelf.count(ctx, 'password');
    const user = await this.users.findById(ctx, userId);
    if (user?.passwordHash === NO_PASSWORD) throw new AppError('SIGN_ON_EXTERNAL');
    if (user === null || !(await this.passwords.matches(user.passwordHash, request.currentPassword, ctx))) {
      const target = { type: 'user', id: userId };
      await this.audit.recordRefusal(ctx, { action: 'user.password_changed', target, detail: { reason: 'wrong_password' } });
      throw new AppError('CREDENTIALS_INVALID');
    }
    this.passwords.requireStrong(request.newPassword, user.email);
    const passwordHash = await this.passwords.hash(request.newPassword, ctx);
    const sessionId = ctx.actor.kind === 'user' ? ctx.actor.sessionId : undefined;
    await this.database.transaction(ctx, async (tx) => {
      // An administrator may have set another one, or suspended the user, while the old one was checked.
      const current = await this.users.findLocked(tx, userId);
      if (current === null || current.disabled || current.passwordHash !== user.passwordHash) {
        throw new AppError('CREDENTIALS_INVALID');
      }
      await this.users.update(tx, userId, { passwordHash });
      await this.endSessions.ofUser(tx, userId, sessionId);
      await this.audit.record(tx, { action: 'user.password_changed', target: { type: 'user', id: userId } });
    });
  }
}
