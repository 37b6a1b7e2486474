import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import type { SettingState } from '@assist/platform/settings';
import { Injectable } from '@nestjs/common';
import { MAX_LOGO_BYTES } from '@assist/contracts/house';
import { ChangeSetting } from '../changes/change-setting.js';
import { SettingWriter } from '../changes/setting-writer.js';
import { BrandAssetRepository } from './brand-asset.repository.js';
import { logoRefOf, makeLogo } from './brand-logo.js';

/** Takes a picture as the logo of the house; the one before is forgotten by the same commit. */
@Injectable()
export class PutLogo {
  constructor(
    private readonly database: Database,
    private readonly assets: BrandAssetRepository,
    private readonly writer: SettingWriter,
    private readonly changeSetting: ChangeSetting,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError LOGO_INVALID, LOGO_TOO_LARGE, SETTING_CHANGED */
  async execute(ctx: RequestContext, file: Buffer, version: number): Promise<SettingState> {
    if (file.length > MAX_LOGO_BYTES) throw new AppError('LOGO_TOO_LARGE', { limitKb: MAX_LOGO_BYTES / 1024 });
    const logo = makeLogo(file);
    await this.database.transaction(ctx, async (tx) => {
      await this.writer.write(tx, { key: 'brand.logo', value: logoRefOf(logo), version });
      await this.assets.replaceAll(tx, logo, this.clock.now());
    });
    return this.changeSetting.announced('brand.logo');
  }
}
