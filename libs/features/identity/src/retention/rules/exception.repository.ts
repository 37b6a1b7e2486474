import type { RetentionPart } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { RetentionExceptionEntity } from '../retention.entity.js';

@Injectable()
export class RetentionExceptionRepository {
  constructor(private readonly database: Database) {}

  list(ctx: RequestContext): Promise<RetentionExceptionEntity[]> {
    return this.database.manager(ctx).find(RetentionExceptionEntity);
  }

  ofPart(ctx: RequestContext, part: RetentionPart): Promise<RetentionExceptionEntity[]> {
    return this.database.manager(ctx).findBy(RetentionExceptionEntity, { part });
  }

  ofGroup(ctx: RequestContext, groupId: string): Promise<RetentionExceptionEntity[]> {
    return this.database.manager(ctx).findBy(RetentionExceptionEntity, { groupId });
  }

  find(ctx: RequestContext, groupId: string, part: RetentionPart): Promise<RetentionExceptionEntity | null> {
    return this.database.manager(ctx).findOneBy(RetentionExceptionEntity, { groupId, part });
  }

  async put(ctx: RequestContext, exception: RetentionExceptionEntity): Promise<void> {
    await this.database.manager(ctx).upsert(RetentionExceptionEntity, exception, ['groupId', 'part']);
  }

  async delete(ctx: RequestContext, groupId: string, part: RetentionPart): Promise<void> {
    await this.database.manager(ctx).delete(RetentionExceptionEntity, { groupId, part });
  }
}
