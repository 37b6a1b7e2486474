export { CONFIG_SECTIONS } from './config-sections.js';
export { defineConfig, type ConfigOf, type ConfigSlice } from './define-config.js';
export { configFlag, configInteger, configList, configSecret, configText } from './fields.js';
export { ConfigError, loadConfig, type ConfigFault, type ConfigSources, type LoadedConfig } from './load-config.js';
export { loadConfigOrExit } from './load-config-or-exit.js';
export { coreConfig, databaseTarget, type DatabaseTarget } from './core.config.js';
export { Secret } from './secret.js';
export { ConfigModule } from './config.module.js';
export { openSecretKey, SecretKey } from './secret-key.js';
