import {
  announcementListSchema,
  announcementSchema,
  bannerListSchema,
  createBannerRequestSchema,
  dismissBannerRequestSchema,
  updateBannerRequestSchema,
  type Announcement,
  type Banner,
  type CreateBannerRequest,
  type UpdateBannerRequest,
} from '@assist/contracts/house';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam } from '@assist/platform/http';
import { Body, Controller, Param } from '@nestjs/common';
import { Announcements } from './announcements.service.js';
import { OwnBanners } from './own-banners.js';

const ADMIN = { module: 'core', access: 'admin', permission: 'settings.administer' } as const;
const bannerId = idParam('BANNER_NOT_FOUND');

@Controller()
export class BannersController {
  constructor(
    private readonly ownBanners: OwnBanners,
    private readonly announcements: Announcements,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/api/banners',
    module: 'core',
    access: 'safety',
    summary: 'Announcements that are shown to me now',
    reply: bannerListSchema,
  })
  async listBanners(@Ctx() ctx: RequestContext): Promise<{ items: Banner[] }> {
    return { items: await this.ownBanners.list(ctx) };
  }

  @Endpoint({
    method: 'POST',
    path: '/api/banners/:id/dismissal',
    module: 'core',
    access: 'safety',
    summary: 'Put an announcement away',
    reply: 'empty',
    errors: ['BANNER_NOT_FOUND'],
  })
  async dismissBanner(
    @Ctx() ctx: RequestContext,
    @Param('id', bannerId) id: string,
    @Body({ schema: dismissBannerRequestSchema }) { version }: { version: number },
  ): Promise<void> {
    await this.ownBanners.dismiss(ctx, id, version);
  }

  @Endpoint({ ...ADMIN, method: 'GET', path: '/api/announcements', summary: 'All announcements', reply: announcementListSchema })
  async listAnnouncements(@Ctx() ctx: RequestContext): Promise<{ items: Announcement[] }> {
    return { items: await this.announcements.list(ctx) };
  }

  @Endpoint({
    ...ADMIN,
    method: 'POST',
    path: '/api/announcements',
    summary: 'Write an announcement',
    status: 201,
    reply: announcementSchema,
    errors: ['BANNER_LIMIT'],
  })
  createAnnouncement(
    @Ctx() ctx: RequestContext,
    @Body({ schema: createBannerRequestSchema }) body: CreateBannerRequest,
  ): Promise<Announcement> {
    return this.announcements.create(ctx, body);
  }

  @Endpoint({
    ...ADMIN,
    method: 'PUT',
    path: '/api/announcements/:id',
    summary: 'Change an announcement; who had put it away sees it again',
    reply: announcementSchema,
    errors: ['BANNER_NOT_FOUND', 'BANNER_CHANGED'],
  })
  updateAnnouncement(
    @Ctx() ctx: RequestContext,
    @Param('id', bannerId) id: string,
    @Body({ schema: updateBannerRequestSchema }) body: UpdateBannerRequest,
  ): Promise<Announcement> {
    return this.announcements.update(ctx, id, body);
  }

  @Endpoint({
    ...ADMIN,
    method: 'DELETE',
    path: '/api/announcements/:id',
    summary: 'Delete an announcement',
    reply: 'empty',
    errors: ['BANNER_NOT_FOUND'],
  })
  async deleteAnnouncement(@Ctx() ctx: RequestContext, @Param('id', bannerId) id: string): Promise<void> {
    await this.announcements.delete(ctx, id);
  }
}
