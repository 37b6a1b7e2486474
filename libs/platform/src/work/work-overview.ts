import { Clock, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { Database, runSql } from '../database/index.js';
import { WakeupTransport } from './wakeup-transport.js';
import { WorkRunner } from './work-runner.js';
import { WorkTime } from './work-time.js';

/** How much work of one type there is. */
export interface WorkCount {
  readonly type: string;
  readonly ready: number;
  readonly running: number;
  readonly parked: number;
  readonly failed: number;
  /** How long the oldest of those has waited that could begin; null where nothing waits. */
  readonly oldestWaitMs: number | null;
}

export interface FailedWork {
  readonly id: string;
  readonly type: string;
  readonly attempt: number;
  readonly errorCode: string | null;
  readonly createdAt: number;
  readonly finishedAt: number;
}

interface CountRow {
  readonly type: string;
  readonly status: 'ready' | 'running' | 'parked' | 'failed';
  readonly items: number | string;
  readonly oldest: number | string | null;
}

/** The work table as those see it who watch over it. What the work is about is not shown: it is somebody's. */
@Injectable()
export class WorkOverview {
  readonly #time: WorkTime;

  constructor(
    private readonly database: Database,
    private readonly runner: WorkRunner,
    private readonly wakeups: WakeupTransport,
    clock: Clock,
  ) {
    this.#time = new WorkTime(database, clock);
  }

  /** What this process works off; `canRetry`: asking for a failed one again makes sense. */
  get types(): readonly { readonly type: string; readonly canRetry: boolean }[] {
    return this.runner.types;
  }

  async counts(ctx: RequestContext): Promise<WorkCount[]> {
    const { sql, parameter } = this.#time;
    const rows = await this.#run<CountRow>(
      ctx,
      `SELECT type, status, COUNT(*) AS items, ${sql} - MIN(ready_at) AS oldest FROM work_item
       WHERE status IN ('ready', 'running', 'parked', 'failed') GROUP BY type, status ORDER BY type`,
      [parameter],
    );
    return [...new Set(rows.map((row) => row.type))].map((type) => {
      const of = (status: CountRow['status']): CountRow | undefined =>
        rows.find((row) => row.type === type && row.status === status);
      const count = (status: CountRow['status']): number => Number(of(status)?.items ?? 0);
      const oldest = of('ready')?.oldest ?? null;
      return {
        type,
        ready: count('ready'),
        running: count('running'),
        parked: count('parked'),
        failed: count('failed'),
        oldestWaitMs: oldest === null ? null : Math.max(0, Number(oldest)),
      };
    });
  }

  /** Newest first. */
  async failed(ctx: RequestContext, limit: number): Promise<FailedWork[]> {
    const rows = await this.#run<Record<'id' | 'type' | 'attempt' | 'error_code' | 'created_at' | 'finished_at', unknown>>(
      ctx,
      `SELECT id, type, attempt, error_code, created_at, finished_at FROM work_item WHERE status = 'failed' ORDER BY finished_at DESC, id DESC LIMIT ?`,
      [limit],
    );
    return rows.map((row) => ({
      id: String(row.id),
      type: String(row.type),
      attempt: Number(row.attempt),
      errorCode: row.error_code === null ? null : String(row.error_code),
      createdAt: Number(row.created_at),
      finishedAt: Number(row.finished_at),
    }));
  }

  async typeOfFailed(ctx: RequestContext, id: string): Promise<string | null> {
    const [row] = await this.#run<{ type: string }>(ctx, `SELECT type FROM work_item WHERE id = ? AND status = 'failed'`, [id]);
    return row?.type ?? null;
  }

  /** Lets a failed item be tried from the beginning; false when it is not a failed one any more. */
  async retry(ctx: RequestContext, id: string): Promise<boolean> {
    const { sql, parameter } = this.#time;
    const [row] = await this.#run<{ type: string }>(
      ctx,
      `UPDATE work_item SET status = 'ready', ready_at = ${sql}, attempt = 0, crashes = 0, cancel_requested = ?, error_code = NULL, finished_at = NULL, retried_at = ${sql}
       WHERE id = ? AND status = 'failed' RETURNING type`,
      [parameter, false, parameter, id],
    );
    if (row === undefined) return false;
    this.database.afterCommit(ctx, () => void this.wakeups.wake(row.type).catch(() => undefined));
    return true;
  }

  /** Takes a failed item from the list; false when it is not a failed one any more. */
  async discard(ctx: RequestContext, id: string): Promise<boolean> {
    const sql = `UPDATE work_item SET status = 'cancelled' WHERE id = ? AND status = 'failed' RETURNING id`;
    return (await this.#run(ctx, sql, [id])).length > 0;
  }

  #run<Row>(ctx: RequestContext, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return runSql<Row>(this.database.manager(ctx), this.database.engine, sql, parameters);
  }
}
