import { createHash } from 'node:crypto';
import {
  brandingSchema,
  resetSettingQuerySchema,
  settingViewSchema,
  type Branding as BrandingView,
  type SettingView,
} from '@assist/contracts/house';
import { AppError, type RequestContext } from '@assist/kernel';
import { Ctx, Endpoint } from '@assist/platform/http';
import { Controller, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { toSettingView } from '../changes/setting-view.js';
import { Branding } from './branding.js';
import { PutLogo } from './put-logo.js';
import { receiveLogo } from './receive-logo.js';

/** As a document of its own the picture may do nothing at all: not run, not load, in no frame. */
const PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

@Controller()
export class BrandingController {
  constructor(
    private readonly branding: Branding,
    private readonly putLogoUseCase: PutLogo,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/api/branding',
    module: 'core',
    access: 'safety',
    role: 'public',
    summary: 'Name, logo, colours and sign-in text of the house',
    reply: brandingSchema,
  })
  async readBranding(@Res({ passthrough: true }) response: Response): Promise<BrandingView> {
    const view = await this.branding.current();
    const hash = createHash('sha256').update(JSON.stringify(view)).digest('base64url').slice(0, 27);
    response.setHeader('Cache-Control', 'no-cache');
    response.setHeader('ETag', `"${hash}"`);
    return view;
  }

  @Endpoint({
    method: 'GET',
    path: '/api/branding/logo/:sha256',
    module: 'core',
    access: 'safety',
    role: 'public',
    summary: 'The logo of the house, by the hash of its bytes',
    reply: 'stream',
    errors: ['LOGO_NOT_FOUND'],
  })
  async readLogo(@Ctx() ctx: RequestContext, @Param('sha256') sha256: string, @Res() response: Response): Promise<void> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new AppError('LOGO_NOT_FOUND');
    const { mediaType, bytes } = await this.branding.logo(ctx, sha256);
    response.setHeader('Content-Type', mediaType);
    response.setHeader('Content-Security-Policy', PICTURE_POLICY);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    response.setHeader('ETag', `"${sha256}"`);
    response.send(bytes);
  }

  @Endpoint({
    method: 'PUT',
    path: '/api/branding/logo',
    module: 'core',
    access: 'admin',
    permission: 'settings.administer',
    summary: 'Upload the logo of the house (SVG, PNG or WebP)',
    consumes: 'multipart',
    reply: settingViewSchema,
    errors: ['LOGO_INVALID', 'LOGO_TOO_LARGE', 'SETTING_CHANGED'],
  })
  async putLogo(
    @Ctx() ctx: RequestContext,
    @Req() request: Request,
    @Query({ schema: resetSettingQuerySchema }) { version }: { version: number },
  ): Promise<SettingView> {
    return toSettingView(await this.putLogoUseCase.execute(ctx, await receiveLogo(request), version));
  }
}
