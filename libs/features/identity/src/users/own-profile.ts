import { PERMISSIONS } from '@assist/contracts';
import { type Me, type UpdateMeRequest } from '@assist/contracts/people';
import { AppError, holds, isAppError, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { UserRepository } from './user.repository.js';
import { Users } from './users.service.js';

@Injectable()
export class OwnProfile {
  constructor(
    private readonly database: Database,
    private readonly rows: UserRepository,
    private readonly users: Users,
  ) {}

  /** With what the caller may do now, by whatever the caller came with. */
  async read(ctx: RequestContext): Promise<Me> {
    const permissions = PERMISSIONS.filter((permission) => holds(ctx.actor, permission));
    try {
      return { ...(await this.users.read(ctx, userIdOf(ctx))), permissions };
    } catch (error) {
      throw isAppError(error, 'USER_NOT_FOUND') ? new AppError('SESSION_EXPIRED') : error;
    }
  }

  async update(ctx: RequestContext, { name, locale }: UpdateMeRequest): Promise<Me> {
    const changes = { ...(name === undefined ? {} : { name }), ...(locale === undefined ? {} : { locale }) };
    await this.database.transaction(ctx, (tx) => this.rows.update(tx, userIdOf(ctx), changes));
    return this.read(ctx);
  }
}
