import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { LegalHolds } from '../../contracts.js';
import { LegalHoldEntity } from '../retention.entity.js';

@Injectable()
export class LegalHoldRepository extends LegalHolds {
  constructor(private readonly database: Database) {
    super();
  }

  override any(ctx: RequestContext): Promise<boolean> {
    return this.database.manager(ctx).exists(LegalHoldEntity);
  }

  count(ctx: RequestContext): Promise<number> {
    return this.database.manager(ctx).count(LegalHoldEntity);
  }

  /** Oldest first. */
  list(ctx: RequestContext): Promise<LegalHoldEntity[]> {
    return this.database.manager(ctx).find(LegalHoldEntity, { order: { createdAt: 'ASC', userId: 'ASC' } });
  }

  find(ctx: RequestContext, userId: string): Promise<LegalHoldEntity | null> {
    return this.database.manager(ctx).findOneBy(LegalHoldEntity, { userId });
  }

  async put(ctx: RequestContext, hold: LegalHoldEntity): Promise<void> {
    await this.database.manager(ctx).upsert(LegalHoldEntity, hold, ['userId']);
  }

  async delete(ctx: RequestContext, userId: string): Promise<void> {
    await this.database.manager(ctx).delete(LegalHoldEntity, { userId });
  }
}
