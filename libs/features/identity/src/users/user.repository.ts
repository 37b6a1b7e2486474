import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { UserEntity } from './user.entity.js';

@Injectable()
export class UserRepository {
  constructor(private readonly database: Database) {}

  findById(ctx: RequestContext, id: string): Promise<UserEntity | null> {
    return this.database.manager(ctx).findOneBy(UserEntity, { id });
  }

  /** The user with the row locked: what is decided by it stays true until the transaction ends. */
  findLocked(ctx: RequestContext, id: string): Promise<UserEntity | null> {
    const lock = this.database.engine === 'postgres' ? ({ mode: 'for_no_key_update' } as const) : undefined;
    return this.database.manager(ctx).findOne(UserEntity, { where: { id }, lock });
  }

  findByEmail(ctx: RequestContext, email: string): Promise<UserEntity | null> {
    return this.database.manager(ctx).findOneBy(UserEntity, { email });
  }

  list(ctx: RequestContext): Promise<UserEntity[]> {
    return this.database.manager(ctx).find(UserEntity, { order: { createdAt: 'ASC', id: 'ASC' } });
  }

  countEnabled(ctx: RequestContext): Promise<number> {
    return this.database.manager(ctx).countBy(UserEntity, { disabled: false });
  }

  async insert(ctx: RequestContext, user: UserEntity): Promise<void> {
    await this.database.manager(ctx).insert(UserEntity, user);
  }

  async update(ctx: RequestContext, id: string, changes: Partial<UserEntity>): Promise<void> {
    if (Object.keys(changes).length > 0) await this.database.manager(ctx).update(UserEntity, { id }, changes);
  }

  /** Ids of administrators who can sign in, locked so that two demotions cannot pass each other. */
  async lockEnabledAdmins(ctx: RequestContext): Promise<string[]> {
    const lock = this.database.engine === 'postgres' ? ({ mode: 'pessimistic_write' } as const) : undefined;
    const admins = await this.database
      .manager(ctx)
      .find(UserEntity, { where: { role: 'admin', disabled: false }, order: { id: 'ASC' }, lock });
    return admins.map((admin) => admin.id);
  }
}
