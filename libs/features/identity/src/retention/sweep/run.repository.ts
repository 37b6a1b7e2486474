import type { RetentionPart } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { RetentionRunEntity } from '../retention.entity.js';

const NEVER: Omit<RetentionRunEntity, 'part'> = {
  ...{ workId: null, running: false, lookedAt: null, nextAt: null, steadySince: null, notBefore: null, houseSeen: null },
  ...{ removed: 0, people: 0, waiting: null },
};

@Injectable()
export class RetentionRunRepository {
  constructor(private readonly database: Database) {}

  list(ctx: RequestContext): Promise<RetentionRunEntity[]> {
    return this.database.manager(ctx).find(RetentionRunEntity);
  }

  /** Inside a transaction, to whose end it is locked; made where there was none. */
  async locked(tx: RequestContext, part: RetentionPart): Promise<RetentionRunEntity> {
    const manager = this.database.manager(tx);
    const fresh = { part, ...NEVER };
    await manager.createQueryBuilder().insert().into(RetentionRunEntity).values(fresh).orIgnore().execute();
    const lock = this.database.rowLock('pessimistic_write');
    return (await manager.findOne(RetentionRunEntity, { where: { part }, lock })) ?? fresh;
  }

  async update(tx: RequestContext, part: RetentionPart, changes: Partial<Omit<RetentionRunEntity, 'part'>>): Promise<void> {
    await this.database.manager(tx).update(RetentionRunEntity, { part }, changes);
  }

  /** Nothing of the room is deleted before that instant (epoch ms). */
  async pause(tx: RequestContext, part: RetentionPart, notBefore: number): Promise<void> {
    await this.locked(tx, part);
    await this.update(tx, part, { notBefore });
  }
}
