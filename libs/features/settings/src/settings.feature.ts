import type { Feature } from '@assist/platform/http';
import { AdministrationModule } from './administration.module.js';
import { BannerDismissalEntity, BannerEntity } from './banners/banner.entity.js';
import { BrandAssetEntity } from './branding/brand-asset.entity.js';
import { HouseModule } from './house.module.js';
import { ServiceHeartbeatEntity } from './system/service-heartbeat.entity.js';
import { settingsErrors } from './settings.errors.js';

/** What every process has to know of the house: the brand's defaults for the settings. */
export const houseFeature: Feature = {
  id: 'house',
  modules: [HouseModule],
  entities: [BrandAssetEntity, ServiceHeartbeatEntity],
  config: [],
  errors: {},
  prefixes: [],
};

/** Settings, modules, branding and announcements of the house; needs `houseFeature` beside it. */
export const settingsFeature: Feature = {
  id: 'settings',
  modules: [AdministrationModule],
  entities: [BannerEntity, BannerDismissalEntity],
  config: [],
  errors: settingsErrors,
  prefixes: ['/api/settings', '/api/modules', '/api/branding', '/api/banners', '/api/announcements', '/api/system', '/api/usage'],
};
