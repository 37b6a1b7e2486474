import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { Database, runSql } from '../database/index.js';
import { SettingEntity } from './setting.entity.js';

export interface NewSettingValue {
  readonly key: string;
  /** Null: back to the default. */
  readonly value: unknown;
  /** The version that the change is based on; 0 where there was none. */
  readonly basedOn: number;
  readonly changedAt: number;
  readonly changedBy: string | null;
}

@Injectable()
export class SettingRepository {
  constructor(private readonly database: Database) {}

  list(ctx: RequestContext): Promise<SettingEntity[]> {
    return this.database.manager(ctx).find(SettingEntity);
  }

  /** For a change: whoever changes the same setting waits, also where in the end nothing is different (SQLite has one writer). */
  findLocked(ctx: RequestContext, key: string): Promise<SettingEntity | null> {
    const lock = this.database.rowLock('pessimistic_write');
    return this.database.manager(ctx).findOne(SettingEntity, { where: { key }, lock });
  }

  /** False when somebody else changed the setting meanwhile: nothing is written then. */
  async write(ctx: RequestContext, { key, value, basedOn, changedAt, changedBy }: NewSettingValue): Promise<boolean> {
    const json = value === null ? null : JSON.stringify(value);
    const sql =
      basedOn === 0
        ? 'INSERT INTO setting (value, changed_at, changed_by, version, key) VALUES (?, ?, ?, 1, ?) ON CONFLICT (key) DO NOTHING RETURNING key'
        : 'UPDATE setting SET value = ?, changed_at = ?, changed_by = ?, version = version + 1 WHERE key = ? AND version = ? RETURNING key';
    const parameters = [json, changedAt, changedBy, key, ...(basedOn === 0 ? [] : [basedOn])];
    const rows = await runSql(this.database.manager(ctx), this.database.engine, sql, parameters);
    return rows.length > 0;
  }
}
