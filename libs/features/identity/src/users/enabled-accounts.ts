import { AccountGate, AppError, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { LegalHoldEntity } from '../retention/retention.entity.js';
import { UserEntity } from './user.entity.js';

/** Accounts that may begin something new, and those whose things may be deleted. */
@Injectable()
export class EnabledAccounts extends AccountGate {
  constructor(private readonly database: Database) {
    super();
  }

  /** Whoever suspends or deletes the account waits for the transaction (SQLite has one writer); other holders do not. */
  override async hold(tx: RequestContext): Promise<void> {
    if (tx.actor.kind !== 'user') return;
    const lock = this.database.rowLock('pessimistic_read');
    const user = await this.database
      .manager(tx)
      .findOne(UserEntity, { select: { id: true }, where: { id: tx.actor.userId, disabled: false }, lock });
    if (user === null) throw new AppError('SESSION_EXPIRED');
  }

  /** Whoever places a hold locks the row of the account, and so waits for the transaction. */
  override async requireDeletable(tx: RequestContext): Promise<void> {
    if (tx.actor.kind !== 'user') return;
    const { userId } = tx.actor;
    const manager = this.database.manager(tx);
    const lock = this.database.rowLock('pessimistic_read');
    await manager.findOne(UserEntity, { select: { id: true }, where: { id: userId }, lock });
    if (await manager.existsBy(LegalHoldEntity, { userId })) throw new AppError('LEGAL_HOLD');
  }
}
