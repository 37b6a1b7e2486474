import { Module } from '@nestjs/common';
import { Announcements } from './banners/announcements.service.js';
import { BannersController } from './banners/banners.controller.js';
import { OwnBanners } from './banners/own-banners.js';
import { BrandAssetRepository } from './branding/brand-asset.repository.js';
import { BrandPage } from './branding/brand-page.js';
import { Branding } from './branding/branding.js';
import { BrandingController } from './branding/branding.controller.js';
import { PutLogo } from './branding/put-logo.js';
import { ChangeSetting } from './changes/change-setting.js';
import { SettingWriter } from './changes/setting-writer.js';
import { SettingsController } from './changes/settings.controller.js';
import { ListModules } from './modules/list-modules.js';
import { ModulesController } from './modules/modules.controller.js';
import { SwitchModule } from './modules/switch-module.js';
import { DatabaseFacts } from './system/database-facts.repository.js';
import { FailedWork } from './system/failed-work.js';
import { LivingProcesses } from './system/living-processes.js';
import { ReadSystem } from './system/read-system.js';
import { SystemController } from './system/system.controller.js';
import { PruneUsage } from './usage/prune-usage.js';
import { PruneUsageHourly } from './usage/prune-usage-hourly.js';
import { ReadUsage } from './usage/read-usage.js';
import { UsageController } from './usage/usage.controller.js';
import { HouseRecordsModule } from './house-records.module.js';

/** What administrators decide for the house, and how it is. */
@Module({
  imports: [HouseRecordsModule],
  controllers: [SettingsController, ModulesController, BrandingController, BannersController, SystemController, UsageController],
  providers: [
    ChangeSetting,
    SettingWriter,
    ListModules,
    SwitchModule,
    BrandAssetRepository,
    Branding,
    BrandPage,
    PutLogo,
    OwnBanners,
    Announcements,
    DatabaseFacts,
    LivingProcesses,
    ReadSystem,
    FailedWork,
    ReadUsage,
    PruneUsage,
    PruneUsageHourly,
  ],
})
export class AdministrationModule {}
