import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ApiKeyEntity } from '../api-keys/api-key.entity.js';
import { SessionEntity } from './session.entity.js';

export interface LastUse {
  readonly at: number;
  readonly address: string | null;
}

@Injectable()
export class LastUseRepository {
  constructor(private readonly database: Database) {}

  async noteSessions(ctx: RequestContext, uses: ReadonlyMap<string, LastUse>): Promise<void> {
    const manager = this.database.manager(ctx);
    const rows = await manager.find(SessionEntity, { select: { id: true, lastSeenAt: true }, ...this.#free(uses) });
    for (const { id, lastSeenAt } of rows) {
      const use = uses.get(id);
      if (use === undefined || use.at <= (lastSeenAt ?? 0)) continue;
      await manager.update(SessionEntity, { id }, { lastSeenAt: use.at, address: use.address });
    }
  }

  async noteApiKeys(ctx: RequestContext, uses: ReadonlyMap<string, LastUse>): Promise<void> {
    const manager = this.database.manager(ctx);
    const rows = await manager.find(ApiKeyEntity, { select: { id: true, lastUsedAt: true }, ...this.#free(uses) });
    for (const { id, lastUsedAt } of rows) {
      const use = uses.get(id);
      if (use === undefined || use.at <= (lastUsedAt ?? 0)) continue;
      await manager.update(ApiKeyEntity, { id }, { lastUsedAt: use.at, lastUsedAddress: use.address });
    }
  }

  /**
   * Rows that nobody else holds. Never waiting for a row, this can be in no circle of those who wait: a suspension must
   * not fail because somebody looked at the clock.
   */
  #free(uses: ReadonlyMap<string, LastUse>) {
    const where = { id: In([...uses.keys()]) };
    const lock = { mode: 'for_no_key_update', onLocked: 'skip_locked' } as const;
    return this.database.engine === 'postgres' ? { where, lock } : { where };
  }
}
