import { AccountGate, Clock, inNameOf, isAppError, systemContext, type RequestContext } from '@assist/kernel';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../database/index.js';
import { DRAIN_ORDER, DrainRegistry, LOG, type Log } from '../observability/index.js';
import { dayOf, modelName, NO_MODEL, NOBODY, sumOf, type UsageCounts, type UsageKey } from './usage-counts.js';
import { UsageRepository, type StoredUsage } from './usage.repository.js';

/** So long counts wait for others, at most. */
const WRITE_AFTER_MS = 2000;
/** Of a flood; then it is written at once. */
const MAX_WAITING = 500;

/**
 * Counts what people use, by day. Inside a transaction the count belongs to its commit. Outside, as at the end of a
 * model's answer, counts of two seconds are written together: a killed process loses that much, never a whole day.
 */
@Injectable()
export class UsageLog implements OnApplicationBootstrap {
  #waiting = new Map<string, { readonly key: UsageKey; counts: UsageCounts }>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly repository: UsageRepository,
    private readonly accounts: AccountGate,
    private readonly clock: Clock,
    private readonly drains: DrainRegistry,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    // After the work, whose ends are counted, and while there is a database.
    this.drains.add('usage', DRAIN_ORDER.work + 1, () => this.flush());
  }

  /** Counts for the user of the context; what nobody in particular does is not counted. */
  async add(ctx: RequestContext, counts: UsageCounts, model: string = NO_MODEL): Promise<void> {
    if (ctx.actor.kind !== 'user') return;
    const key = { day: dayOf(this.clock.now()), userId: ctx.actor.userId, model: modelName(model) };
    if (ctx.tx !== undefined) {
      // Last, so that the row is locked shortly.
      this.database.beforeCommit(ctx, (tx) => this.repository.add(tx, key, counts));
      return;
    }
    const name = JSON.stringify(Object.values(key));
    const known = this.#waiting.get(name);
    if (known === undefined) this.#waiting.set(name, { key, counts: { ...counts } });
    else known.counts = sumOf(known.counts, counts);
    if (this.#waiting.size >= MAX_WAITING) void this.flush();
    else this.#timer ??= setTimeout(() => void this.flush(), WRITE_AFTER_MS).unref();
  }

  /** What people keep today; all who are not named keep nothing. */
  async setStored(ctx: RequestContext, stored: readonly StoredUsage[]): Promise<void> {
    const day = dayOf(this.clock.now());
    await this.database.transaction(ctx, async (tx) => {
      await this.repository.clearStored(tx, day);
      await this.repository.setStored(tx, day, { userId: NOBODY, documents: 0, bytes: 0 });
      for (const one of inOrder(stored, ({ userId }) => userId)) await this.repository.setStored(tx, day, one);
    });
  }

  /** Writes what waits; what cannot be written now is tried again with the next. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** An answer that ended after its person was deleted leaves nothing. */
  async #isKept(tx: RequestContext, userId: string): Promise<boolean> {
    try {
      await this.accounts.hold(inNameOf(tx, userId));
      return true;
    } catch (error) {
      if (!isAppError(error, 'SESSION_EXPIRED')) throw error;
      return false;
    }
  }

  async #write(): Promise<void> {
    if (this.#waiting.size === 0) return;
    const batch = this.#waiting;
    this.#waiting = new Map();
    try {
      await this.database.transaction(systemContext('usage'), async (tx) => {
        // In one order, so that two processes never wait for each other in a circle.
        for (const [, { key, counts }] of inOrder([...batch], ([name]) => name)) {
          if (await this.#isKept(tx, key.userId)) await this.repository.add(tx, key, counts);
        }
      });
    } catch (error) {
      this.log.warn({ err: error, lines: batch.size }, 'usage could not be written and waits');
      for (const [name, line] of batch) {
        const newer = this.#waiting.get(name);
        this.#waiting.set(name, newer === undefined ? line : { ...line, counts: sumOf(line.counts, newer.counts) });
      }
      this.#timer ??= setTimeout(() => void this.flush(), WRITE_AFTER_MS).unref();
    }
  }
}

function inOrder<T>(items: readonly T[], name: (item: T) => string): T[] {
  return [...items].sort((a, b) => (name(a) < name(b) ? -1 : 1));
}
