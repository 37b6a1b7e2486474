import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { LlmConnection } from './llm-connection.entity.js';

const LIVE = { removedAt: IsNull() };

@Injectable()
export class LlmConnectionRepository {
  constructor(private readonly database: Database) {}

  /** Oldest first. */
  list(ctx: RequestContext): Promise<LlmConnection[]> {
    return this.#manager(ctx).find(LlmConnection, { where: LIVE, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  find(ctx: RequestContext, id: string): Promise<LlmConnection | null> {
    return this.#manager(ctx).findOneBy(LlmConnection, { id, ...LIVE });
  }

  findDefault(ctx: RequestContext): Promise<LlmConnection | null> {
    return this.#manager(ctx).findOne(LlmConnection, {
      where: { defaultSince: Not(IsNull()), ...LIVE },
      order: { defaultSince: 'DESC', id: 'DESC' },
    });
  }

  /** Also of removed ones. */
  async seededNames(ctx: RequestContext): Promise<Set<string>> {
    const rows = await this.#manager(ctx).find(LlmConnection, {
      select: { seededFrom: true, id: true },
      where: { seededFrom: Not(IsNull()) },
    });
    return new Set(rows.map((row) => row.seededFrom ?? ''));
  }

  async insert(ctx: RequestContext, connection: LlmConnection): Promise<void> {
    await this.#manager(ctx).insert(LlmConnection, connection);
  }

  async update(ctx: RequestContext, connection: LlmConnection): Promise<void> {
    await this.#manager(ctx).update(LlmConnection, { id: connection.id }, connection);
  }

  async clearDefaultsBut(ctx: RequestContext, id: string): Promise<void> {
    await this.#manager(ctx).update(LlmConnection, { id: Not(id), defaultSince: Not(IsNull()) }, { defaultSince: null });
  }

  async delete(ctx: RequestContext, id: string): Promise<void> {
    await this.#manager(ctx).delete(LlmConnection, { id });
  }

  #manager(ctx: RequestContext): EntityManager {
    return this.database.manager(ctx);
  }
}
