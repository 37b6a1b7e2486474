import { systemContext, userContext, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { backoffMs } from './backoff.js';
import { ClaimedItem } from './claimed-item.js';
import { PermanentFailure, type Processor, type ProcessorOptions } from './work.js';
import { WorkRepository, type Holder, type WorkRow } from './work.repository.js';

interface Ending {
  readonly status: 'failed' | 'cancelled';
  readonly code: string;
  readonly error: unknown;
}

/** The transactions around an item: claim, heartbeat, settle, retry, recover. */
@Injectable()
export class WorkSettlement {
  constructor(
    private readonly database: Database,
    private readonly repository: WorkRepository,
  ) {}

  itemOf(row: WorkRow): ClaimedItem {
    return new ClaimedItem(row, this.database, this.repository);
  }

  claim(ctx: RequestContext, type: string, limit: number, holder: Holder, leaseMs: number): Promise<WorkRow[]> {
    return this.database.transaction(ctx, (tx) => this.repository.claim(tx, type, limit, holder, leaseMs));
  }

  heartbeat(
    ctx: RequestContext,
    ids: readonly string[],
    holder: Holder,
    leaseMs: number,
  ): Promise<{ held: string[]; cancelled: string[] }> {
    if (ids.length === 0) return Promise.resolve({ held: [], cancelled: [] });
    return this.database.transaction(ctx, (tx) => this.repository.heartbeat(tx, ids, holder, leaseMs));
  }

  /** Parks what the licence does not allow and frees what it allows again; writes only when there is something to change. */
  async applyLicence(ctx: RequestContext, allowed: readonly string[], refused: readonly string[]): Promise<void> {
    const [toPark, toFree] = await this.repository.licenceChanges(ctx, allowed, refused);
    if (!toPark && !toFree) return;
    await this.database.transaction(ctx, async (tx) => {
      await this.repository.park(tx, refused);
      await this.repository.unpark(tx, allowed);
    });
  }

  done(ctx: RequestContext, item: ClaimedItem): Promise<void> {
    return item.complete(ctx, async () => undefined);
  }

  /** Retries with backoff while attempts are left and the fault may pass; else settles as failed with the processor's word. */
  async failed(
    ctx: RequestContext,
    item: ClaimedItem,
    processor: Processor,
    options: ProcessorOptions,
    error: unknown,
  ): Promise<'retry' | 'failed'> {
    const code = error instanceof PermanentFailure ? error.code : errorCode(error);
    if (!(error instanceof PermanentFailure) && item.attempt < options.maxAttempts) {
      const delayMs = backoffMs(item.attempt);
      await this.database.transaction(ctx, (tx) =>
        this.repository.release(tx, item, { delayMs, counted: true, errorCode: code }),
      );
      return 'retry';
    }
    await this.#end(ctx, item, processor, { status: 'failed', code, error });
    return 'failed';
  }

  cancelled(ctx: RequestContext, item: ClaimedItem, processor: Processor, error: unknown): Promise<void> {
    return this.#end(ctx, item, processor, { status: 'cancelled', code: 'CANCELLED', error });
  }

  /** At shutdown, and when its module closes: whoever may work it off next takes the item at once and the try does not count. */
  giveBack(ctx: RequestContext, item: ClaimedItem): Promise<void> {
    return this.database.transaction(ctx, (tx) =>
      this.repository.release(tx, item, { delayMs: 0, counted: false, errorCode: null }),
    );
  }

  recover(ctx: RequestContext, holder: Holder): Promise<WorkRow[]> {
    return this.database.transaction(ctx, (tx) => this.repository.recover(tx, holder));
  }

  async forget(ctx: RequestContext, olderThanMs: number): Promise<void> {
    await this.database.transaction(ctx, (tx) => this.repository.forget(tx, olderThanMs));
  }

  async #end(ctx: RequestContext, item: ClaimedItem, processor: Processor, ending: Ending): Promise<void> {
    await item.fenced(ctx, async (tx) => {
      await processor.onFailed?.(tx, item, ending.error);
      await this.repository.settle(tx, item.id, item.fence, ending.status, ending.code);
    });
  }
}

/** Work is done in the name of the user who caused it, without administrator rights. */
export function contextOf(row: WorkRow, signal: AbortSignal): RequestContext {
  const parts = { requestId: row.id, locale: row.locale, signal };
  if (row.userId === null) return systemContext('work', parts);
  return userContext({ userId: row.userId, roles: ['user'], sessionId: row.apiKey ?? undefined }, parts);
}

function errorCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return (typeof code === 'string' && /^[A-Z0-9_]{1,80}$/.test(code) ? code : 'INTERNAL_ERROR').slice(0, 80);
}
