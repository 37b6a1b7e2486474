import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { LicenseLockEntity } from './license-lock.entity.js';

/** Turns for transactions of all processes and hosts. */
@Injectable()
export class LicenseLocks {
  constructor(private readonly database: Database) {}

  /** Waits for the turn and keeps it until the transaction of `ctx` ends. On SQLite every transaction has it anyway. */
  async hold(ctx: RequestContext, name: string): Promise<void> {
    if (ctx.tx === undefined) throw new Error(`the lock ${name} was asked for outside of a transaction`);
    if (this.database.engine !== 'postgres') return;
    const manager = this.database.manager(ctx);
    await manager.createQueryBuilder().insert().into(LicenseLockEntity).values({ id: name }).orIgnore().execute();
    await manager.findOneOrFail(LicenseLockEntity, { where: { id: name }, lock: { mode: 'pessimistic_write' } });
  }
}
