import { PERSONAL_DATA_PARTS, type PersonalDataPart } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { ErasureEntity, ErasurePartEntity } from './erasure.entity.js';

@Injectable()
export class ErasureRepository {
  constructor(private readonly database: Database) {}

  find(ctx: RequestContext, userId: string): Promise<ErasureEntity | null> {
    return this.database.manager(ctx).findOneBy(ErasureEntity, { userId });
  }

  /** With its row locked: parts that end at once see each other's end. */
  findLocked(ctx: RequestContext, userId: string): Promise<ErasureEntity | null> {
    const lock = this.database.rowLock('pessimistic_write');
    return this.database.manager(ctx).findOne(ErasureEntity, { where: { userId }, lock });
  }

  /** In the order in which they are done. */
  async parts(ctx: RequestContext, userId: string): Promise<ErasurePartEntity[]> {
    const rows = await this.database.manager(ctx).findBy(ErasurePartEntity, { userId });
    return rows.sort((a, b) => PERSONAL_DATA_PARTS.indexOf(a.part) - PERSONAL_DATA_PARTS.indexOf(b.part));
  }

  async insert(ctx: RequestContext, erasure: ErasureEntity): Promise<void> {
    const manager = this.database.manager(ctx);
    await manager.insert(ErasureEntity, erasure);
    const begin = { userId: erasure.userId, state: 'waiting', done: 0, total: null } as const;
    await manager.insert(
      ErasurePartEntity,
      PERSONAL_DATA_PARTS.map((part) => ({ ...begin, part })),
    );
  }

  async updatePart(
    ctx: RequestContext,
    userId: string,
    part: PersonalDataPart,
    changes: Partial<Pick<ErasurePartEntity, 'state' | 'done' | 'total'>>,
  ): Promise<void> {
    await this.database.manager(ctx).update(ErasurePartEntity, { userId, part }, changes);
  }

  async finish(ctx: RequestContext, userId: string, finishedAt: number): Promise<void> {
    await this.database.manager(ctx).update(ErasureEntity, { userId }, { finishedAt });
  }
}
