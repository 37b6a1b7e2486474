import { Clock, systemContext, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { DRAIN_ORDER, DrainRegistry, LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable } from '@nestjs/common';
import { LastUseRepository, type LastUse } from './last-use.repository.js';

/** A use is written down when the one before it that was written down is so long ago. */
const PRECISION_MS = 60_000;
/** Uses are gathered for so long, and written in one transaction. */
const GATHER_MS = 2000;
/** Engines limit the parameters of a query. */
const BATCH = 500;

/**
 * When and from where sessions and API keys were last used. To the minute, and only in memory until it is written: what
 * a crash takes is a moment on the clock, and no request waits for it.
 */
@Injectable()
export class LastUses {
  readonly #sessions = new Map<string, LastUse>();
  readonly #apiKeys = new Map<string, LastUse>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;

  constructor(
    private readonly repository: LastUseRepository,
    private readonly database: Database,
    private readonly clock: Clock,
    drains: DrainRegistry,
    @Inject(LOG) private readonly log: Log,
  ) {
    drains.add('last uses', DRAIN_ORDER.work, () => this.write());
  }

  session(id: string, lastSeenAt: number | null, address: string | undefined): void {
    this.#note(this.#sessions, id, lastSeenAt, address);
  }

  apiKey(id: string, lastUsedAt: number | null, address: string | undefined): void {
    this.#note(this.#apiKeys, id, lastUsedAt, address);
  }

  /** Writes what is gathered. Throws nothing: what cannot be written is dropped. */
  async write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (this.#writing !== undefined) await this.#writing;
    this.#writing = this.#writeAll()
      .catch((error: unknown) => this.log.warn({ err: error }, 'the last uses of sessions could not be written'))
      .finally(() => (this.#writing = undefined));
    await this.#writing;
  }

  #note(uses: Map<string, LastUse>, id: string, last: number | null, address: string | undefined): void {
    const at = this.clock.now();
    if (uses.has(id) || (last !== null && Math.abs(at - last) < PRECISION_MS)) return;
    uses.set(id, { at, address: address?.slice(0, 64) ?? null });
    this.#timer ??= setTimeout(() => void this.write(), GATHER_MS).unref();
  }

  async #writeAll(): Promise<void> {
    const ctx = systemContext('last-uses');
    for (const [uses, note] of [
      [this.#sessions, this.repository.noteSessions],
      [this.#apiKeys, this.repository.noteApiKeys],
    ] as const) {
      await this.#writeBatches(ctx, uses, note.bind(this.repository));
    }
  }

  async #writeBatches(ctx: RequestContext, uses: Map<string, LastUse>, note: LastUseRepository['noteApiKeys']): Promise<void> {
    const all = [...uses];
    uses.clear();
    for (let start = 0; start < all.length; start += BATCH) {
      const batch = new Map(all.slice(start, start + BATCH));
      await this.database.transaction(ctx, (tx) => note(tx, batch));
    }
  }
}
