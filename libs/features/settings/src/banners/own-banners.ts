import type { Banner } from '@assist/contracts/house';
import { AppError, Clock, holds, type RequestContext } from '@assist/kernel';
import { Database, isForeignKeyViolation } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import type { BannerEntity } from './banner.entity.js';
import { BannerRepository } from './banner.repository.js';
import { stateOf, toBanner } from './banners.dto.js';

const RANK: Readonly<Record<BannerEntity['severity'], number>> = { critical: 0, warning: 1, info: 2 };

/** The announcements as the one who is signed in sees them. */
@Injectable()
export class OwnBanners {
  constructor(
    private readonly database: Database,
    private readonly banners: BannerRepository,
    private readonly clock: Clock,
  ) {}

  /** What is shown now and not put away, the most severe first, then the newest. */
  async list(ctx: RequestContext): Promise<Banner[]> {
    const shown = (await this.banners.list(ctx)).filter((banner) => this.#isFor(ctx, banner));
    if (shown.length === 0) return [];
    const dismissed = await this.banners.dismissed(ctx, userIdOf(ctx));
    return shown
      .filter((banner) => !banner.dismissible || dismissed.get(banner.id) !== banner.version)
      .sort((a, b) => RANK[a.severity] - RANK[b.severity])
      .map(toBanner);
  }

  /** Puts a version away, on every device. One that is not seen is no banner. @throws AppError BANNER_NOT_FOUND */
  async dismiss(ctx: RequestContext, id: string, version: number): Promise<void> {
    const userId = userIdOf(ctx);
    try {
      await this.database.transaction(ctx, async (tx) => {
        const banner = await this.banners.find(tx, id);
        if (banner === null || !banner.dismissible || !this.#isFor(ctx, banner)) throw new AppError('BANNER_NOT_FOUND');
        await this.banners.dismiss(tx, { bannerId: id, userId, version, dismissedAt: this.clock.now() });
      });
    } catch (error) {
      throw isForeignKeyViolation(error) ? new AppError('BANNER_NOT_FOUND') : error;
    }
  }

  #isFor(ctx: RequestContext, banner: BannerEntity): boolean {
    if (stateOf(banner, this.clock.now()) !== 'shown') return false;
    return banner.audience === 'all' || holds(ctx.actor, 'settings.administer');
  }
}
