import type { RequestContext } from '@assist/kernel';
import { Processor, type WorkItem } from '@assist/platform/work';
import type { RetentionPreviewEntity } from '../retention.entity.js';
import type { RetentionRoom } from '../retention-rooms.js';
import type { DuePeople } from '../rules/due-people.js';
import type { Rules } from '../rules/kept-for.js';
import type { PreviewRepository } from './preview.repository.js';

export interface PreviewParts {
  readonly due: DuePeople;
  readonly previews: PreviewRepository;
}

/** Counts in one room what would be older than rules that do not hold yet. Deletes nothing. */
export class CountPreview extends Processor<null> {
  constructor(
    private readonly room: RetentionRoom,
    private readonly parts: PreviewParts,
  ) {
    super();
  }

  override async process(ctx: RequestContext, item: WorkItem<null>): Promise<void> {
    const { due, previews } = this.parts;
    const row = item.subjectId === null ? null : await previews.find(ctx, item.subjectId);
    if (row === null) return;
    const now = await due.rulesOf(ctx, this.room.part);
    const then = this.#changed(now, row);
    const sum = { items: 0, newly: 0, people: 0 };
    for await (const person of due.all(ctx)) {
      const items = await this.#count(ctx, person.id, due.oldBefore(then, person));
      if (items === 0) continue;
      const before = await this.#count(ctx, person.id, due.oldBefore(now, person));
      sum.items += items;
      sum.newly += Math.max(0, items - before);
      sum.people += 1;
    }
    await item.complete(ctx, (tx) => previews.update(tx, row.id, { ...sum, state: 'done' }));
  }

  override async onFailed(ctx: RequestContext, { subjectId }: WorkItem<null>): Promise<void> {
    if (subjectId !== null) await this.parts.previews.update(ctx, subjectId, { state: 'failed' });
  }

  #changed(now: Rules, { groupId, keepDays, isReset }: RetentionPreviewEntity): Rules {
    if (groupId === null) return { ...now, house: isReset ? this.parts.due.houseDefault(this.room.part) : keepDays };
    const byGroup = new Map(now.byGroup);
    if (isReset) byGroup.delete(groupId);
    else byGroup.set(groupId, keepDays);
    return { ...now, byGroup };
  }

  async #count(ctx: RequestContext, userId: string, oldBefore: number | null): Promise<number> {
    return oldBefore === null ? 0 : this.room.data.countUnused(ctx, userId, oldBefore);
  }
}
