import type { RequestContext } from '@assist/kernel';
import type { Database } from '../database/index.js';
import type { JsonValue, WorkItem } from './work.js';
import type { WorkRepository, WorkRow } from './work.repository.js';

/** The processor's view of a claimed row. */
export class ClaimedItem implements WorkItem {
  readonly id: string;
  readonly type: string;
  readonly subjectId: string | null;
  readonly payload: JsonValue;
  readonly attempt: number;
  readonly fence: number;
  readonly isRetried: boolean;
  #settled = false;

  constructor(
    row: WorkRow,
    private readonly database: Database,
    private readonly repository: WorkRepository,
  ) {
    this.id = row.id;
    this.type = row.type;
    this.subjectId = row.subjectId;
    this.payload = row.payload;
    this.attempt = row.attempt;
    this.fence = row.fence;
    this.isRetried = row.isRetried;
  }

  /** True once the item was completed by its processor. */
  get settled(): boolean {
    return this.#settled;
  }

  fenced<T>(ctx: RequestContext, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
    return this.database.transaction(ctx, async (tx) => {
      await this.repository.prove(tx, this.id, this.fence);
      return work(tx);
    });
  }

  async complete<T>(ctx: RequestContext, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
    const result = await this.fenced(ctx, async (tx) => {
      const value = await work(tx);
      await this.repository.settle(tx, this.id, this.fence, 'done', null);
      return value;
    });
    this.#settled = true;
    return result;
  }
}
