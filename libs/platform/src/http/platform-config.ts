import { coreConfig, type ConfigSlice } from '../config/index.js';
import { mailConfig } from '../mail/index.js';
import { observabilityConfig } from '../observability/index.js';
import { houseConfig } from '../settings/index.js';
import { workConfig } from '../work/index.js';
import type { Feature } from './feature.js';
import { httpConfig } from './http.config.js';
import { servicesConfig } from './services.config.js';

/** All configuration slices of a process: the platform's, then those of its features. */
export function configSlices(features: readonly Feature[], more: readonly ConfigSlice[] = []): ConfigSlice[] {
  const slices: ConfigSlice[] = [
    coreConfig,
    httpConfig,
    servicesConfig,
    observabilityConfig,
    workConfig,
    mailConfig,
    houseConfig,
  ];
  return [...new Set([...slices, ...more, ...features.flatMap((feature) => feature.config)])];
}
