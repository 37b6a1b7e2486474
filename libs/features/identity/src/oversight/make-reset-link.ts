import type { HandedLink } from '@assist/contracts/people';
import { AppError, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Database } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { PasswordResetLinks } from '../password-reset/password-reset-links.js';
import { NO_PASSWORD } from '../users/passwords.js';
import { UserRepository } from '../users/user.repository.js';
import { OverseenUser } from './overseen-user.js';

/** It goes from hand to hand, so it lives longer than one that was mailed. */
const LIFE_MS = 24 * 3600_000;

/** A link for somebody who forgot the password, to hand over: the administrator never knows the new one. */
@Injectable()
export class MakeResetLink {
  constructor(
    private readonly database: Database,
    private readonly overseen: OverseenUser,
    private readonly users: UserRepository,
    private readonly links: PasswordResetLinks,
    private readonly audit: AuditLog,
  ) {}

  /** @throws AppError USER_NOT_FOUND, FORBIDDEN, SIGN_ON_EXTERNAL */
  async execute(ctx: RequestContext, id: string): Promise<HandedLink> {
    return this.database.transaction(ctx, async (tx) => {
      const user = await this.overseen.findOther(tx, id);
      if (user.passwordHash === NO_PASSWORD) throw new AppError('SIGN_ON_EXTERNAL');
      await this.users.findLocked(tx, user.id);
      const { token, expiresAt } = await this.links.make(tx, user.id, LIFE_MS, userIdOf(tx));
      await this.audit.record(tx, { action: 'user.password_reset_link_made', target: { type: 'user', id: user.id } });
      return { token, expiresAt: new Date(expiresAt).toISOString() };
    });
  }
}
