import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { BannerDismissalEntity, BannerEntity } from './banner.entity.js';

@Injectable()
export class BannerRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  list(ctx: RequestContext): Promise<BannerEntity[]> {
    return this.database.manager(ctx).find(BannerEntity, { order: { createdAt: 'DESC', id: 'DESC' } });
  }

  find(ctx: RequestContext, id: string): Promise<BannerEntity | null> {
    return this.database.manager(ctx).findOneBy(BannerEntity, { id });
  }

  count(ctx: RequestContext): Promise<number> {
    return this.database.manager(ctx).count(BannerEntity);
  }

  async insert(ctx: RequestContext, banner: BannerEntity): Promise<void> {
    await this.database.manager(ctx).insert(BannerEntity, banner);
  }

  /** False when there is no such banner of that version any more. */
  async update(ctx: RequestContext, banner: BannerEntity, version: number): Promise<boolean> {
    const { id, ...changes } = banner;
    const { affected } = await this.database.manager(ctx).update(BannerEntity, { id, version }, changes);
    return affected === 1;
  }

  async delete(ctx: RequestContext, id: string): Promise<boolean> {
    const { affected } = await this.database.manager(ctx).delete(BannerEntity, { id });
    return affected === 1;
  }

  /** Banner → version that this user has put away. */
  async dismissed(ctx: RequestContext, userId: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.manager(ctx).findBy(BannerDismissalEntity, { userId });
    return new Map(rows.map((row) => [row.bannerId, row.version]));
  }

  async dismiss(ctx: RequestContext, dismissal: BannerDismissalEntity): Promise<void> {
    await this.database.manager(ctx).upsert(BannerDismissalEntity, dismissal, ['bannerId', 'userId']);
  }

  countDismissals(ctx: RequestContext, userId: string): Promise<number> {
    return this.database.manager(ctx).countBy(BannerDismissalEntity, { userId });
  }

  async deleteDismissals(ctx: RequestContext, userId: string): Promise<void> {
    await this.database.manager(ctx).delete(BannerDismissalEntity, { userId });
  }
}
