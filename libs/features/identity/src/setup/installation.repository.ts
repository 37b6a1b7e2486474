import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { InstallationEntity } from './installation.entity.js';

const ONLY = 'installation';

@Injectable()
export class InstallationRepository {
  constructor(private readonly database: Database) {}

  exists(ctx: RequestContext): Promise<boolean> {
    return this.database.manager(ctx).existsBy(InstallationEntity, { id: ONLY });
  }

  /** Serialises transactions that must count together; SQLite's are already. */
  async lock(ctx: RequestContext): Promise<void> {
    if (this.database.engine !== 'postgres') return;
    await this.database.manager(ctx).findOne(InstallationEntity, { where: { id: ONLY }, lock: { mode: 'pessimistic_write' } });
  }

  /** Violates the primary key when somebody else was first. */
  async insert(ctx: RequestContext, createdAt: number): Promise<void> {
    await this.database.manager(ctx).insert(InstallationEntity, { id: ONLY, createdAt });
  }
}
