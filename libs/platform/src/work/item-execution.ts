import type { RequestContext } from '@assist/kernel';
import type { Log } from '../observability/index.js';
import type { ClaimedItem } from './claimed-item.js';
import { LeaseLost, PermanentFailure, WorkStopped, type Processor, type ProcessorOptions } from './work.js';
import { contextOf, type WorkSettlement } from './work-settlement.js';
import type { WorkRow } from './work.repository.js';

const MAX_CRASHES = 3;

/** One claimed item from its claim to its settlement. One that took too many processes down is not begun again. */
export class ItemExecution {
  readonly type: string;
  /** Resolves when the item is settled, given back, or lost. */
  readonly ended: Promise<void>;
  readonly #aborter = new AbortController();
  readonly #item: ClaimedItem;
  readonly #ctx: RequestContext;
  #end: () => void = () => undefined;

  constructor(
    private readonly row: WorkRow,
    private readonly options: ProcessorOptions,
    private readonly processor: Processor,
    private readonly settlement: WorkSettlement,
    private readonly log: Log,
  ) {
    this.type = row.type;
    this.#item = settlement.itemOf(row);
    this.#ctx = contextOf(row, this.#aborter.signal);
    this.ended = new Promise((resolve) => (this.#end = resolve));
  }

  /** Before `run`: the item is given back without being begun. */
  stop(why: WorkStopped['why']): void {
    if (!this.#aborter.signal.aborted) this.#aborter.abort(new WorkStopped(why));
  }

  async run(): Promise<void> {
    const timer = setTimeout(() => this.stop('timed-out'), this.options.timeoutMs);
    try {
      this.#aborter.signal.throwIfAborted();
      if (this.row.crashes >= (this.options.maxCrashes ?? MAX_CRASHES)) throw new PermanentFailure('WORKER_LOST');
      await this.processor.process(this.#ctx, this.#item);
      if (!this.#item.settled) await this.settlement.done(this.#ctx, this.#item);
    } catch (error) {
      await this.#settleError(error);
    } finally {
      clearTimeout(timer);
      this.#end();
    }
  }

  /** Whatever the settlement itself throws, the lease decides: the item comes back when it ends. */
  async #settleError(error: unknown): Promise<void> {
    if (this.#item.settled) {
      this.log.error({ item: this.#item.id, type: this.type, error: describe(error) }, 'work failed after it was completed');
      return;
    }
    try {
      await this.#settle(error);
    } catch (second) {
      if (!(second instanceof LeaseLost)) {
        this.log.error({ item: this.#item.id, type: this.type, error: describe(second) }, 'work could not be settled');
      }
    }
  }

  async #settle(error: unknown): Promise<void> {
    const reason: unknown = this.#aborter.signal.reason;
    const why = reason instanceof WorkStopped ? reason.why : undefined;
    if (error instanceof LeaseLost || why === 'lease-lost') return;
    if (why === 'shutdown' || why === 'not-allowed') return this.settlement.giveBack(this.#ctx, this.#item);
    if (why === 'cancelled') return this.settlement.cancelled(this.#ctx, this.#item, this.processor, error);
    const outcome = await this.settlement.failed(
      this.#ctx,
      this.#item,
      this.processor,
      this.options,
      why === undefined ? error : reason,
    );
    this.log.warn(
      { item: this.#item.id, type: this.type, attempt: this.#item.attempt, outcome, error: describe(error) },
      'work failed',
    );
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
