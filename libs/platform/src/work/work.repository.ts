import { apiKeyOf, Clock, newId, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { Database, placeholders, runSql } from '../database/index.js';
import { WorkTime } from './work-time.js';
import { LeaseLost, type JsonValue } from './work.js';

/**
 * States: `ready` (waits for `ready_at` and a worker), `running` (under a lease), `parked` (module not licensed),
 * `done`, `failed`, `cancelled`. Every write to a running item is guarded by its fence, which rises at each claim.
 */
export type WorkState = 'ready' | 'running' | 'parked' | 'done' | 'failed' | 'cancelled';

export interface WorkRow {
  readonly id: string;
  readonly type: string;
  readonly subjectId: string | null;
  readonly payload: JsonValue;
  readonly attempt: number;
  readonly crashes: number;
  readonly fence: number;
  readonly userId: string | null;
  readonly apiKey: string | null;
  readonly locale: 'de' | 'en';
  readonly isRetried: boolean;
}

export interface NewWork {
  readonly type: string;
  readonly subjectId?: string;
  readonly payload?: JsonValue;
  /** At most one open item has this key; a second enqueue gives the first one's id. */
  readonly dedupeKey?: string;
  /** Not before this time has passed. */
  readonly delayMs?: number;
  /** Low first; default 100. */
  readonly priority?: number;
}

export interface Release {
  readonly delayMs: number;
  /** False: the try does not count, as at a shutdown. */
  readonly counted: boolean;
  readonly errorCode: string | null;
}

export interface Holder {
  readonly workerId: string;
  readonly bootId: string;
}

interface RawRow {
  id: string;
  type: string;
  subject_id: string | null;
  payload: string;
  attempt: number | string;
  crashes: number | string;
  fence: number | string;
  user_id: string | null;
  api_key: string | null;
  locale: string;
  retried_at: number | string | null;
}

/** Of a settled item: its key is free again, and what it was given may be a secret or somebody's text. */
const FORGET = "dedupe_key = NULL, payload = 'null'";
const COLUMNS = 'id, type, subject_id, payload, attempt, crashes, fence, user_id, api_key, locale, retried_at';

@Injectable()
export class WorkRepository {
  readonly #time: WorkTime;

  constructor(
    private readonly database: Database,
    clock: Clock,
  ) {
    this.#time = new WorkTime(database, clock);
  }

  /** Gives the id of the item, or of the open one with the same `dedupeKey`. */
  async insert(ctx: RequestContext, work: NewWork): Promise<string> {
    for (;;) {
      const id = newId();
      if (await this.#insert(ctx, id, work)) return id;
      const sql = 'SELECT id FROM work_item WHERE dedupe_key = ?';
      const [existing] = await this.#run<{ id: string }>(ctx, sql, [work.dedupeKey]);
      if (existing !== undefined) return existing.id;
      // It was settled in between, which frees its key.
    }
  }

  async #insert(ctx: RequestContext, id: string, work: NewWork): Promise<boolean> {
    const { sql, parameter } = this.#time;
    const userId = ctx.actor.kind === 'user' ? ctx.actor.userId : null;
    const inserted = await this.#run<{ id: string }>(
      ctx,
      `INSERT INTO work_item (id, type, subject_id, payload, status, priority, ready_at, attempt, crashes, fence, dedupe_key, cancel_requested, user_id, api_key, locale, created_at)
       VALUES (?, ?, ?, ?, 'ready', ?, ${sql} + ?, 0, 0, 0, ?, ?, ?, ?, ?, ${sql}) ON CONFLICT (dedupe_key) DO NOTHING RETURNING id`,
      [
        id,
        work.type,
        work.subjectId ?? null,
        JSON.stringify(work.payload ?? null),
        work.priority ?? 100,
        parameter,
        work.delayMs ?? 0,
        work.dedupeKey ?? null,
        false,
        userId,
        apiKeyOf(ctx.actor),
        ctx.locale,
        parameter,
      ],
    );
    return inserted.length > 0;
  }

  async state(ctx: RequestContext, id: string): Promise<WorkState | null> {
    const [row] = await this.#run<{ status: WorkState }>(ctx, 'SELECT status FROM work_item WHERE id = ?', [id]);
    return row?.status ?? null;
  }

  /** Types that have an item which could be claimed now; read without a lock. */
  async claimableTypes(ctx: RequestContext, types: readonly string[]): Promise<string[]> {
    if (types.length === 0) return [];
    const rows = await this.#run<{ type: string }>(
      ctx,
      `SELECT DISTINCT type FROM work_item WHERE status = 'ready' AND ready_at <= ${this.#time.sql} AND type IN (${placeholders(types.length)})`,
      [this.#time.parameter, ...types],
    );
    return rows.map((row) => row.type);
  }

  async claim(ctx: RequestContext, type: string, limit: number, holder: Holder, leaseMs: number): Promise<WorkRow[]> {
    const { sql, parameter } = this.#time;
    const lock = this.database.engine === 'postgres' ? 'FOR UPDATE SKIP LOCKED' : '';
    const rows = await this.#run<RawRow>(
      ctx,
      `UPDATE work_item SET status = 'running', lease_owner = ?, boot_id = ?, lease_until = ${sql} + ?, fence = fence + 1, attempt = attempt + 1
       WHERE id IN (SELECT id FROM work_item WHERE status = 'ready' AND type = ? AND ready_at <= ${sql} ORDER BY priority, ready_at, id LIMIT ? ${lock})
       RETURNING ${COLUMNS}`,
      [holder.workerId, holder.bootId, parameter, leaseMs, type, parameter, limit],
    );
    return rows.map(toRow).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Prolongs the leases of this boot and gives the ids that are still held, and those that somebody wants stopped. */
  async heartbeat(
    ctx: RequestContext,
    ids: readonly string[],
    holder: Holder,
    leaseMs: number,
  ): Promise<{ held: string[]; cancelled: string[] }> {
    if (ids.length === 0) return { held: [], cancelled: [] };
    const rows = await this.#run<{ id: string; cancel_requested: boolean | number }>(
      ctx,
      `UPDATE work_item SET lease_until = ${this.#time.sql} + ? WHERE boot_id = ? AND status = 'running' AND id IN (${placeholders(ids.length)}) RETURNING id, cancel_requested`,
      [this.#time.parameter, leaseMs, holder.bootId, ...ids],
    );
    return {
      held: rows.map((row) => row.id),
      cancelled: rows.filter((row) => Boolean(row.cancel_requested)).map((row) => row.id),
    };
  }

  /** Locks the row and proves the lease; the first step of every transaction of a processor. @throws LeaseLost */
  async prove(ctx: RequestContext, id: string, fence: number): Promise<void> {
    const lock = this.database.engine === 'postgres' ? 'FOR UPDATE' : '';
    const rows = await this.#run(ctx, `SELECT id FROM work_item WHERE id = ? AND fence = ? AND status = 'running' ${lock}`, [
      id,
      fence,
    ]);
    if (rows.length === 0) throw new LeaseLost();
  }

  async settle(
    ctx: RequestContext,
    id: string,
    fence: number,
    status: 'done' | 'failed' | 'cancelled',
    errorCode: string | null,
  ): Promise<void> {
    const rows = await this.#run(
      ctx,
      `UPDATE work_item SET status = ?, error_code = ?, finished_at = ${this.#time.sql}, ${FORGET}, lease_owner = NULL, boot_id = NULL, lease_until = NULL
       WHERE id = ? AND fence = ? AND status = 'running' RETURNING id`,
      [status, errorCode, this.#time.parameter, id, fence],
    );
    if (rows.length === 0) throw new LeaseLost();
  }

  /** Gives a running item back: for a retry after `delayMs`, or (attempt not counted) at shutdown. */
  async release(ctx: RequestContext, item: { readonly id: string; readonly fence: number }, to: Release): Promise<void> {
    await this.#run(
      ctx,
      `UPDATE work_item SET status = 'ready', ready_at = ${this.#time.sql} + ?, attempt = attempt - ?, error_code = ?, lease_owner = NULL, boot_id = NULL, lease_until = NULL
       WHERE id = ? AND fence = ? AND status = 'running' RETURNING id`,
      [this.#time.parameter, to.delayMs, to.counted ? 0 : 1, to.errorCode, item.id, item.fence],
    );
  }

  /** Items whose worker is gone: the lease is over, or it belongs to an earlier life of this same worker. */
  async recover(ctx: RequestContext, holder: Holder): Promise<WorkRow[]> {
    const rows = await this.#run<RawRow>(
      ctx,
      `UPDATE work_item SET status = 'ready', crashes = crashes + 1, lease_owner = NULL, boot_id = NULL, lease_until = NULL, fence = fence + 1
       WHERE status = 'running' AND (lease_until < ${this.#time.sql} OR (lease_owner = ? AND boot_id <> ?)) RETURNING ${COLUMNS}`,
      [this.#time.parameter, holder.workerId, holder.bootId],
    );
    return rows.map(toRow);
  }

  /** Whether ready items must be parked and whether parked ones may go on; read without a lock. */
  async licenceChanges(ctx: RequestContext, allowed: readonly string[], refused: readonly string[]): Promise<[boolean, boolean]> {
    const exists = async (status: string, types: readonly string[]): Promise<boolean> => {
      if (types.length === 0) return false;
      const sql = `SELECT id FROM work_item WHERE status = ? AND type IN (${placeholders(types.length)}) LIMIT 1`;
      return (await this.#run(ctx, sql, [status, ...types])).length > 0;
    };
    return [await exists('ready', refused), await exists('parked', allowed)];
  }

  async park(ctx: RequestContext, types: readonly string[]): Promise<number> {
    if (types.length === 0) return 0;
    const rows = await this.#run(
      ctx,
      `UPDATE work_item SET status = 'parked' WHERE status = 'ready' AND type IN (${placeholders(types.length)}) RETURNING id`,
      types,
    );
    return rows.length;
  }

  async unpark(ctx: RequestContext, types: readonly string[]): Promise<number> {
    if (types.length === 0) return 0;
    const rows = await this.#run(
      ctx,
      `UPDATE work_item SET status = 'ready' WHERE status = 'parked' AND type IN (${placeholders(types.length)}) RETURNING id`,
      types,
    );
    return rows.length;
  }

  /** Ends waiting items at once and marks running ones; gives the ids of both. */
  async cancel(ctx: RequestContext, type: string, subjectId: string): Promise<{ ended: string[]; running: string[] }> {
    const ended = await this.#run<{ id: string }>(
      ctx,
      `UPDATE work_item SET status = 'cancelled', finished_at = ${this.#time.sql}, ${FORGET} WHERE type = ? AND subject_id = ? AND status IN ('ready', 'parked') RETURNING id`,
      [this.#time.parameter, type, subjectId],
    );
    const running = await this.#run<{ id: string }>(
      ctx,
      `UPDATE work_item SET cancel_requested = ? WHERE type = ? AND subject_id = ? AND status = 'running' RETURNING id`,
      [true, type, subjectId],
    );
    return { ended: ended.map((row) => row.id), running: running.map((row) => row.id) };
  }

  /** Removes what was settled longer ago than `olderThanMs`. */
  async forget(ctx: RequestContext, olderThanMs: number): Promise<void> {
    const sql = `DELETE FROM work_item WHERE finished_at < ${this.#time.sql} - ?`;
    await this.#run(ctx, sql, [this.#time.parameter, olderThanMs]);
  }

  #run<Row>(ctx: RequestContext, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return runSql<Row>(this.database.manager(ctx), this.database.engine, sql, parameters);
  }
}

function toRow(raw: RawRow): WorkRow {
  return {
    id: raw.id,
    type: raw.type,
    subjectId: raw.subject_id,
    payload: JSON.parse(raw.payload) as JsonValue,
    attempt: Number(raw.attempt),
    crashes: Number(raw.crashes),
    fence: Number(raw.fence),
    userId: raw.user_id,
    apiKey: raw.api_key,
    locale: raw.locale === 'de' ? 'de' : 'en',
    isRetried: raw.retried_at !== null,
  };
}
