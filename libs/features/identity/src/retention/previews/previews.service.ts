import type { PreviewRequest, RetentionPreview } from '@assist/contracts/people';
import { AppError, Clock, newId, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { WorkQueue } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { GroupRepository } from '../../groups/group.repository.js';
import type { RetentionPreviewEntity } from '../retention.entity.js';
import { previewWork } from '../work-types.js';
import { PreviewRepository } from './preview.repository.js';

const KEPT_MS = 86_400_000;

/** What a change of the rules would delete, counted by the room that keeps it, in whatever process that runs. */
@Injectable()
export class Previews {
  constructor(
    private readonly database: Database,
    private readonly repository: PreviewRepository,
    private readonly groups: GroupRepository,
    private readonly queue: WorkQueue,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError GROUP_NOT_FOUND */
  begin(ctx: RequestContext, { part, groupId, keepDays }: PreviewRequest): Promise<RetentionPreview> {
    const createdAt = this.clock.now();
    const row: RetentionPreviewEntity = {
      ...{ id: newId(createdAt), part, groupId, keepDays: keepDays ?? null, isReset: keepDays === undefined },
      ...{ requestedBy: userIdOf(ctx), state: 'waiting', items: 0, newly: 0, people: 0, createdAt },
    };
    return this.database.transaction(ctx, async (tx) => {
      if (groupId !== null && (await this.groups.find(tx, groupId)) === null) throw new AppError('GROUP_NOT_FOUND');
      await this.repository.deleteBefore(tx, createdAt - KEPT_MS);
      await this.repository.insert(tx, row);
      await this.queue.enqueue(tx, { type: previewWork(part), subjectId: row.id, priority: 10 });
      return toPreview(row);
    });
  }

  /** For the one who asked. @throws AppError RETENTION_PREVIEW_NOT_FOUND */
  async read(ctx: RequestContext, id: string): Promise<RetentionPreview> {
    const row = await this.repository.find(ctx, id);
    if (row === null || row.requestedBy !== userIdOf(ctx)) throw new AppError('RETENTION_PREVIEW_NOT_FOUND');
    return toPreview(row);
  }
}

function toPreview({ id, state, items, newly, people }: RetentionPreviewEntity): RetentionPreview {
  return { id, state, items, newly, people };
}
