import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { Database, placeholders, runSql } from '../database/index.js';
import { COUNTED, NO_MODEL, type UsageCounts, type UsageKey } from './usage-counts.js';

const COLUMNS: Readonly<Record<(typeof COUNTED)[number], string>> = {
  questions: 'questions',
  requests: 'requests',
  inputTokens: 'input_tokens',
  outputTokens: 'output_tokens',
  documents: 'documents',
  uploadedBytes: 'uploaded_bytes',
};
const NAMES = [...Object.values(COLUMNS), 'stored_documents', 'stored_bytes'];
const INSERT = `INSERT INTO usage_day (day, user_id, model, ${NAMES.join(', ')}) VALUES (${placeholders(3 + NAMES.length)}) ON CONFLICT (day, user_id, model) DO UPDATE SET`;
const ADD = `${INSERT} ${Object.values(COLUMNS)
  .map((name) => `${name} = usage_day.${name} + excluded.${name}`)
  .join(', ')}`;
const SET_STORED = `${INSERT} stored_documents = excluded.stored_documents, stored_bytes = excluded.stored_bytes`;

export interface StoredUsage {
  readonly userId: string;
  readonly documents: number;
  readonly bytes: number;
}

@Injectable()
export class UsageRepository {
  constructor(private readonly database: Database) {}

  async add(ctx: RequestContext, { day, userId, model }: UsageKey, counts: UsageCounts): Promise<void> {
    const values = COUNTED.map((name) => Math.max(0, Math.round(counts[name] ?? 0)));
    await this.#run(ctx, ADD, [day, userId, model, ...values, 0, 0]);
  }

  /** Who keeps nothing any more has no line in what follows. */
  async clearStored(ctx: RequestContext, day: string): Promise<void> {
    const sql = 'UPDATE usage_day SET stored_documents = 0, stored_bytes = 0 WHERE day = ? AND stored_documents > 0';
    await this.#run(ctx, sql, [day]);
  }

  async setStored(ctx: RequestContext, day: string, stored: StoredUsage): Promise<void> {
    const none = COUNTED.map(() => 0);
    await this.#run(ctx, SET_STORED, [day, stored.userId, NO_MODEL, ...none, stored.documents, stored.bytes]);
  }

  async #run(ctx: RequestContext, sql: string, parameters: readonly unknown[]): Promise<void> {
    await runSql(this.database.manager(ctx), this.database.engine, sql, parameters);
  }
}
