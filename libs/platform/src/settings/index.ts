export { readBrand, type Brand } from './brand-folder.js';
export { houseConfig } from './house.config.js';
export { SettingEntity, settingsEntities } from './setting.entity.js';
export { SettingRepository, type NewSettingValue } from './setting.repository.js';
export { Settings, SETTINGS_CHANGED, type SettingState } from './settings.js';
export { SettingsModule } from './settings.module.js';
