export { CONFIG_SECTIONS } from './config-sections.js';
export { defineConfig, type ConfigOf, type ConfigSlice } from './define-config.js';
export {
  ConfigError,
  loadConfig,
  type ConfigFault,
  type ConfigOrigin,
  type ConfigSources,
  type LoadedConfig,
} from './load-config.js';
export { ConfigOrigins } from './config-origins.js';
export {
  configCertificates,
  configFlag,
  configInteger,
  configList,
  configMap,
  configSecret,
  configSecretFile,
  configText,
} from './fields.js';
export { loadConfigOrExit } from './load-config-or-exit.js';
export { coreConfig, databaseTarget, type DatabaseTarget } from './core.config.js';
export { keepFilesPrivate } from './private-files.js';
export { seal, unseal, unsealBytes } from './sealed-text.js';
export { Secret } from './secret.js';
export { ConfigModule } from './config.module.js';
export { openSecretKey, SecretKey } from './secret-key.js';
