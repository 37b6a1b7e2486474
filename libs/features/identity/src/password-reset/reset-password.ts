import type { ResetPasswordRequest } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { EndSessions } from '../sessions/end-sessions.js';
import { Passwords } from '../users/passwords.js';
import { UserRepository } from '../users/user.repository.js';
import { OpenResetLink } from './open-reset-link.js';

/** Whoever holds a link sets a new password with it. A second factor stays as it is. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly link: OpenResetLink,
    private readonly passwords: Passwords,
    private readonly endSessions: EndSessions,
    private readonly audit: AuditLog,
  ) {}

  /** Ends all sessions, keys and other links. @throws AppError LINK_INVALID, PASSWORD_TOO_WEAK */
  async execute(ctx: RequestContext, { token, password }: ResetPasswordRequest): Promise<void> {
    const known = await this.link.execute(ctx, token);
    this.passwords.requireStrong(password, known.user.email);
    const passwordHash = await this.passwords.hash(password, ctx);
    await this.database.transaction(ctx, async (tx) => {
      // Administrators are locked before users, as everywhere.
      await this.link.execute(tx, token);
      await this.users.findLocked(tx, known.user.id);
      // Behind the lock: of two who come with one link, the second finds it used.
      const { user } = await this.link.execute(tx, token);
      await this.users.update(tx, user.id, { passwordHash });
      await this.endSessions.ofUser(tx, user.id);
      await this.audit.record(tx, {
        action: 'user.password_changed',
        actor: { kind: 'user', id: user.id },
        target: { type: 'user', id: user.id },
        detail: { by: 'link' },
      });
    });
  }
}
