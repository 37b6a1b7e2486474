import { resolve } from 'node:path';
import { CONFIG_SECTIONS } from './config-sections.js';
import type { ConfigSlice } from './define-config.js';
import { ConfigError, loadConfig, type ConfigSources, type LoadedConfig } from './load-config.js';

/** EX_CONFIG of sysexits.h. */
const EXIT_CONFIG = 78;

/**
 * For `main.ts`: reads `configuration/config.yaml` (or CONFIG_FILE) and the process environment; on a fault prints all
 * of them by name and ends the process with 78.
 */
export function loadConfigOrExit(slices: readonly ConfigSlice[], presets: ConfigSources['presets'] = {}): LoadedConfig {
  const file = process.env['CONFIG_FILE'] ?? resolve('configuration/config.yaml');
  try {
    return loadConfig(slices, { env: process.env, file, presets, otherSections: CONFIG_SECTIONS });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`The configuration has ${error.faults.length} fault(s); nothing was started:\n`);
    for (const fault of error.faults) process.stderr.write(`  ${fault.name}: ${fault.message}\n`);
    process.exit(EXIT_CONFIG);
  }
}
