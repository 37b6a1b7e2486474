import type { UpdateUserRequest } from '@assist/contracts';
import { AppError, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { EndSessions } from '../sessions/end-sessions.js';
import { Passwords } from './passwords.js';
import { requireAdmin } from './require-admin.js';
import { Seats } from './seats.js';
import type { UserEntity } from './user.entity.js';
import { UserRepository } from './user.repository.js';

/** An administrator changes a user. Another role, a suspension and a new password end the user's sessions. */
@Injectable()
export class UpdateUser {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly passwords: Passwords,
    private readonly endSessions: EndSessions,
    private readonly seats: Seats,
  ) {}

  /** Changes queue up behind the locked administrators. @throws AppError FORBIDDEN, USER_NOT_FOUND, LAST_ADMIN, PASSWORD_TOO_WEAK, LICENSE_SEATS_EXCEEDED */
  async execute(ctx: RequestContext, id: string, request: UpdateUserRequest): Promise<UserEntity> {
    const known = await this.users.findById(ctx, id);
    if (known === null) throw new AppError('USER_NOT_FOUND');
    if (request.password !== undefined) this.passwords.requireStrong(request.password, known.email);
    const passwordHash = request.password === undefined ? undefined : await this.passwords.hash(request.password);
    return this.database.transaction(ctx, async (tx) => {
      const admins = await this.users.lockEnabledAdmins(tx);
      requireAdmin(tx, admins);
      const user = await this.users.findById(tx, id);
      if (user === null) throw new AppError('USER_NOT_FOUND');
      if (request.disabled === false && user.disabled) await this.seats.take(tx);
      const losesAdmin = request.disabled === true || request.role === 'user';
      if (losesAdmin && admins.length === 1 && admins[0] === id) throw new AppError('LAST_ADMIN');
      const changes: Partial<UserEntity> = {
        ...(request.name === undefined ? {} : { name: request.name }),
        ...(request.role === undefined ? {} : { role: request.role }),
        ...(request.disabled === undefined ? {} : { disabled: request.disabled }),
        ...(passwordHash === undefined ? {} : { passwordHash }),
      };
      await this.users.update(tx, id, changes);
      const isOther =
        (request.role !== undefined && request.role !== user.role) || request.disabled === true || passwordHash !== undefined;
      if (isOther) await this.endSessions.ofUser(tx, id);
      return { ...user, ...changes };
    });
  }
}
