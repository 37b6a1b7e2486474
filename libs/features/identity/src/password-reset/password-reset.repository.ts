import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { PasswordResetEntity } from './password-reset.entity.js';

@Injectable()
export class PasswordResetRepository {
  constructor(private readonly database: Database) {}

  async insert(ctx: RequestContext, reset: PasswordResetEntity): Promise<void> {
    await this.database.manager(ctx).insert(PasswordResetEntity, reset);
  }

  find(ctx: RequestContext, id: string): Promise<PasswordResetEntity | null> {
    return this.database.manager(ctx).findOneBy(PasswordResetEntity, { id });
  }

  async deleteOfUser(ctx: RequestContext, userId: string): Promise<void> {
    await this.database.manager(ctx).delete(PasswordResetEntity, { userId });
  }

  async deleteExpired(ctx: RequestContext, now: number): Promise<void> {
    await this.database.manager(ctx).delete(PasswordResetEntity, { expiresAt: LessThanOrEqual(now) });
  }
}
