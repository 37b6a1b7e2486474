import type { RequestContext } from '@assist/kernel';
import { Database, runSql } from '@assist/platform/database';
import { NO_MODEL, NOBODY, UsageDayEntity } from '@assist/platform/usage';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';

/** The sums of one day for one person, with one model or with none. */
export type UsageLine = Readonly<UsageDayEntity>;

const COLUMNS = [
  'questions',
  'requests',
  'input_tokens',
  'output_tokens',
  'documents',
  'uploaded_bytes',
  'stored_documents',
  'stored_bytes',
];

@Injectable()
export class UsageDays {
  constructor(private readonly database: Database) {}

  /** Summed up by day and person, by day and model, or by day alone. */
  async sums(ctx: RequestContext, from: string, to: string, by: 'user_id' | 'model' | null): Promise<UsageLine[]> {
    const key = by === null ? '' : `${by}, `;
    const sql = `SELECT day, ${key}${COLUMNS.map((name) => `SUM(${name}) AS ${name}`).join(', ')} FROM usage_day
      WHERE day >= ? AND day <= ? GROUP BY ${key}day`;
    const rows = await this.#run<Record<string, number | string | null>>(ctx, sql, [from, to]);
    return rows.map(toLine);
  }

  /** The days on which somebody looked what is kept. */
  async daysOfStock(ctx: RequestContext, from: string, to: string): Promise<ReadonlySet<string>> {
    const sql = 'SELECT day FROM usage_day WHERE day >= ? AND day <= ? AND user_id = ? AND model = ?';
    const rows = await this.#run<{ day: string }>(ctx, sql, [from, to, NOBODY, NO_MODEL]);
    return new Set(rows.map(({ day }) => day));
  }

  /** Who used a model in that time. */
  async usersOfModels(ctx: RequestContext, from: string, to: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const sql = 'SELECT DISTINCT model, user_id FROM usage_day WHERE day >= ? AND day <= ? AND model <> ?';
    const users = new Map<string, Set<string>>();
    for (const row of await this.#run<{ model: string; user_id: string }>(ctx, sql, [from, to, NO_MODEL])) {
      users.set(row.model, (users.get(row.model) ?? new Set()).add(row.user_id));
    }
    return users;
  }

  async forget(ctx: RequestContext, before: string): Promise<number> {
    return (await this.database.manager(ctx).delete(UsageDayEntity, { day: LessThan(before) })).affected ?? 0;
  }

  /** Of all people that are counted. */
  async userIds(ctx: RequestContext): Promise<string[]> {
    const sql = 'SELECT DISTINCT user_id FROM usage_day WHERE user_id <> ?';
    return (await this.#run<{ user_id: string }>(ctx, sql, [NOBODY])).map((row) => row.user_id);
  }

  async ofUser(ctx: RequestContext, userId: string): Promise<UsageLine[]> {
    return this.database.manager(ctx).find(UsageDayEntity, { where: { userId }, order: { day: 'ASC', model: 'ASC' } });
  }

  countOfUser(ctx: RequestContext, userId: string): Promise<number> {
    return this.database.manager(ctx).countBy(UsageDayEntity, { userId });
  }

  async deleteOfUser(ctx: RequestContext, userId: string): Promise<void> {
    await this.database.manager(ctx).delete(UsageDayEntity, { userId });
  }

  async #run<Row>(ctx: RequestContext, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return runSql<Row>(this.database.manager(ctx), this.database.engine, sql, parameters);
  }
}

function toLine(row: Readonly<Record<string, number | string | null>>): UsageLine {
  const number = (name: string): number => Number(row[name] ?? 0);
  return {
    day: String(row['day']),
    userId: String(row['user_id'] ?? ''),
    model: String(row['model'] ?? ''),
    questions: number('questions'),
    requests: number('requests'),
    inputTokens: number('input_tokens'),
    outputTokens: number('output_tokens'),
    documents: number('documents'),
    uploadedBytes: number('uploaded_bytes'),
    storedDocuments: number('stored_documents'),
    storedBytes: number('stored_bytes'),
  };
}
