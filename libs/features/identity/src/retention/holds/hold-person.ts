import type { LegalHold } from '@assist/contracts/people';
import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Database } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { UserNames } from '../../contracts.js';
import { UserRepository } from '../../users/user.repository.js';
import type { LegalHoldEntity } from '../retention.entity.js';
import { LegalHoldRepository } from './legal-hold.repository.js';

/**
 * Keeps all that there is of a person, whoever wants to delete it: rules, the person, or whoever deletes the account.
 * Also of people who hold more rights than the one who places it: that takes nothing from them.
 */
@Injectable()
export class HoldPerson {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly holds: LegalHoldRepository,
    private readonly names: UserNames,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Again: another reason; it counts from the first time. @throws AppError USER_NOT_FOUND, USER_DELETING */
  async place(ctx: RequestContext, userId: string, reason: string): Promise<LegalHold> {
    return this.database.transaction(ctx, async (tx) => {
      const user = await this.users.findLocked(tx, userId);
      if (user === null) throw new AppError('USER_NOT_FOUND');
      if (user.erasingSince !== null) throw new AppError('USER_DELETING');
      const before = await this.holds.find(tx, userId);
      const { createdAt, createdBy } = before ?? { createdAt: this.clock.now(), createdBy: userIdOf(tx) };
      const hold = { userId, reason, createdAt, createdBy };
      await this.holds.put(tx, hold);
      if (before === null) await this.audit.record(tx, { action: 'legal_hold.placed', target: { type: 'user', id: userId } });
      return toLegalHold(hold, await this.#names(tx, [hold]));
    });
  }

  /** Once more changes nothing. @throws AppError USER_NOT_FOUND */
  async release(ctx: RequestContext, userId: string): Promise<void> {
    await this.database.transaction(ctx, async (tx) => {
      if ((await this.users.findLocked(tx, userId)) === null) throw new AppError('USER_NOT_FOUND');
      const before = await this.holds.find(tx, userId);
      if (before === null) return;
      await this.holds.delete(tx, userId);
      const detail = { since: new Date(before.createdAt).toISOString() };
      await this.audit.record(tx, { action: 'legal_hold.released', target: { type: 'user', id: userId }, detail });
    });
  }

  /** Null: there is none. @throws AppError USER_NOT_FOUND */
  async read(ctx: RequestContext, userId: string): Promise<{ hold: LegalHold | null }> {
    if ((await this.users.findById(ctx, userId)) === null) throw new AppError('USER_NOT_FOUND');
    const hold = await this.holds.find(ctx, userId);
    return { hold: hold === null ? null : toLegalHold(hold, await this.#names(ctx, [hold])) };
  }

  async list(ctx: RequestContext): Promise<{ items: LegalHold[] }> {
    const rows = await this.holds.list(ctx);
    const names = await this.#names(ctx, rows);
    return { items: rows.map((row) => toLegalHold(row, names)) };
  }

  #names(ctx: RequestContext, rows: readonly LegalHoldEntity[]): Promise<ReadonlyMap<string, string>> {
    return this.names.of(
      ctx,
      rows.flatMap(({ userId, createdBy }) => [userId, createdBy ?? []].flat()),
    );
  }
}

function toLegalHold(hold: LegalHoldEntity, names: ReadonlyMap<string, string>): LegalHold {
  const { userId, reason, createdAt, createdBy } = hold;
  const byName = names.get(createdBy ?? '') ?? null;
  return { person: { id: userId, name: names.get(userId) ?? '' }, reason, since: new Date(createdAt).toISOString(), byName };
}
