import { MAX_BANNERS, type Announcement, type CreateBannerRequest, type UpdateBannerRequest } from '@assist/contracts/house';
import { AppError, Clock, newId, type RequestContext } from '@assist/kernel';
import { AuditLog, type NewAuditEntry } from '@assist/platform/audit';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import type { BannerEntity } from './banner.entity.js';
import { BannerRepository } from './banner.repository.js';
import { fieldsOf, toAnnouncement } from './banners.dto.js';

/** Announcements as those see them who write them; each change is in the audit log. */
@Injectable()
export class Announcements {
  constructor(
    private readonly database: Database,
    private readonly banners: BannerRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async list(ctx: RequestContext): Promise<Announcement[]> {
    const now = this.clock.now();
    return (await this.banners.list(ctx)).map((banner) => toAnnouncement(banner, now));
  }

  /** @throws AppError BANNER_LIMIT */
  async create(ctx: RequestContext, request: CreateBannerRequest): Promise<Announcement> {
    const now = this.clock.now();
    const banner: BannerEntity = { id: newId(now), version: 1, ...fieldsOf(request), createdAt: now, changedAt: now };
    await this.database.transaction(ctx, async (tx) => {
      if ((await this.banners.count(tx)) >= MAX_BANNERS) throw new AppError('BANNER_LIMIT', { limit: MAX_BANNERS });
      await this.banners.insert(tx, banner);
      await this.#record(tx, 'banner.created', banner);
    });
    return toAnnouncement(banner, now);
  }

  /** @throws AppError BANNER_NOT_FOUND, BANNER_CHANGED */
  async update(ctx: RequestContext, id: string, request: UpdateBannerRequest): Promise<Announcement> {
    const now = this.clock.now();
    const changed = await this.database.transaction(ctx, async (tx) => {
      const stored = await this.banners.find(tx, id);
      if (stored === null) throw new AppError('BANNER_NOT_FOUND');
      const next = { ...stored, ...fieldsOf(request), version: request.version + 1, changedAt: now };
      if (!(await this.banners.update(tx, next, request.version))) throw new AppError('BANNER_CHANGED');
      await this.#record(tx, 'banner.changed', next);
      return next;
    });
    return toAnnouncement(changed, now);
  }

  /** @throws AppError BANNER_NOT_FOUND */
  async delete(ctx: RequestContext, id: string): Promise<void> {
    await this.database.transaction(ctx, async (tx) => {
      const stored = await this.banners.find(tx, id);
      if (stored === null || !(await this.banners.delete(tx, id))) throw new AppError('BANNER_NOT_FOUND');
      await this.#record(tx, 'banner.deleted', stored);
    });
  }

  #record(tx: RequestContext, action: NewAuditEntry['action'], banner: BannerEntity): Promise<void> {
    const { id, severity, audience, version } = banner;
    return this.audit.record(tx, { action, target: { type: 'banner', id }, detail: { severity, audience, version } });
  }
}
