import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { WorkItemEntity } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CLEAN_WORK, INGEST_WORK } from '../ingest/work-types.js';

/** Work on documents that goes on in the background. */
@Injectable()
export class CleaningRepository {
  constructor(private readonly database: Database) {}

  /** What was handed over in the name of this person and is not done: texts, places in the index and files that still go. */
  countOpen(ctx: RequestContext, userId: string): Promise<number> {
    const open = { status: In(['ready', 'running', 'parked']), type: In([CLEAN_WORK, INGEST_WORK]) };
    return this.database.manager(ctx).countBy(WorkItemEntity, { userId, ...open });
  }
}
