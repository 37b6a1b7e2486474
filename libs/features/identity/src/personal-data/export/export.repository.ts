import { PERSONAL_DATA_PARTS, type PersonalDataPart } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { In, MoreThan, Not } from 'typeorm';
import { ExportEntity, ExportPartEntity } from './export.entity.js';

const SHOWN = 50;

@Injectable()
export class ExportRepository {
  constructor(private readonly database: Database) {}

  find(ctx: RequestContext, id: string): Promise<ExportEntity | null> {
    return this.database.manager(ctx).findOneBy(ExportEntity, { id });
  }

  /** With its row locked: parts that end at once see each other's end. */
  findLocked(ctx: RequestContext, id: string): Promise<ExportEntity | null> {
    const lock = this.database.rowLock('pessimistic_write');
    return this.database.manager(ctx).findOne(ExportEntity, { where: { id }, lock });
  }

  /** Newest first, those that somebody asked for and those about the person, as long as they are kept. */
  listFor(ctx: RequestContext, userId: string, now: number): Promise<ExportEntity[]> {
    const kept = { expiresAt: MoreThan(now) };
    return this.database.manager(ctx).find(ExportEntity, {
      where: [
        { requestedBy: userId, ...kept },
        { userId, ...kept },
      ],
      order: { createdAt: 'DESC', id: 'DESC' },
      take: SHOWN,
    });
  }

  findRunning(ctx: RequestContext, userId: string, requestedBy: string): Promise<ExportEntity | null> {
    return this.database.manager(ctx).findOneBy(ExportEntity, { userId, requestedBy, state: 'running' });
  }

  /** Somebody but the person is having a copy made now. */
  isCopiedByOthers(ctx: RequestContext, userId: string): Promise<boolean> {
    return this.database.manager(ctx).existsBy(ExportEntity, { userId, requestedBy: Not(userId), state: 'running' });
  }

  listRequestedBy(ctx: RequestContext, requestedBy: string): Promise<ExportEntity[]> {
    return this.database.manager(ctx).findBy(ExportEntity, { requestedBy });
  }

  /** In the order in which they stand in the archive. */
  async parts(ctx: RequestContext, exportIds: readonly string[]): Promise<ExportPartEntity[]> {
    const rows = await this.database.manager(ctx).findBy(ExportPartEntity, { exportId: In([...exportIds]) });
    return rows.sort((a, b) => PERSONAL_DATA_PARTS.indexOf(a.part) - PERSONAL_DATA_PARTS.indexOf(b.part));
  }

  async insert(ctx: RequestContext, row: ExportEntity): Promise<void> {
    const manager = this.database.manager(ctx);
    await manager.insert(ExportEntity, row);
    const begin = { exportId: row.id, state: 'waiting', done: 0, listKey: null } as const;
    await manager.insert(
      ExportPartEntity,
      PERSONAL_DATA_PARTS.map((part) => ({ ...begin, part })),
    );
  }

  async update(
    ctx: RequestContext,
    id: string,
    changes: Partial<Pick<ExportEntity, 'state' | 'blobKey' | 'sizeBytes'>>,
  ): Promise<void> {
    await this.database.manager(ctx).update(ExportEntity, { id }, changes);
  }

  async updatePart(
    ctx: RequestContext,
    exportId: string,
    part: PersonalDataPart,
    changes: Partial<Pick<ExportPartEntity, 'state' | 'done' | 'listKey'>>,
  ): Promise<void> {
    await this.database.manager(ctx).update(ExportPartEntity, { exportId, part }, changes);
  }

  /** Whether a file of the store is an archive or a list of some export. */
  async isNamed(ctx: RequestContext, key: string): Promise<boolean> {
    const manager = this.database.manager(ctx);
    return (
      (await manager.existsBy(ExportEntity, { blobKey: key })) || (await manager.existsBy(ExportPartEntity, { listKey: key }))
    );
  }

  async delete(ctx: RequestContext, id: string): Promise<void> {
    await this.database.manager(ctx).delete(ExportEntity, { id });
  }
}
