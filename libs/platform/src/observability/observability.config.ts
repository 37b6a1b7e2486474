import { z } from 'zod';
import { configSecret, configText, defineConfig } from '../config/index.js';

const LEVELS: Readonly<Record<string, string>> = { warning: 'warn', critical: 'fatal' };

export const observabilityConfig = defineConfig(
  'observability',
  z.object({
    /** trace, debug, info, warn, error or fatal, in any case; `WARNING` and `CRITICAL` are understood. */
    logLevel: z
      .string()
      .transform((value) => LEVELS[value.toLowerCase()] ?? value.toLowerCase())
      .pipe(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']))
      .default('info'),
    /** Folder for log files beside standard output; empty: none. */
    logDir: configText().optional(),
    /** Prefix of all metric names. */
    metricsNamespace: z.string().regex(/^[a-z][a-z0-9_]{0,30}$/, 'lower case letters, digits and underscores').default('assist'),
    /** Callers from other hosts must send it as a bearer token; empty: only this host may read /metrics. */
    metricsToken: configSecret(16).optional(),
  }),
  { LOG_LEVEL: 'logLevel', LOG_DIR: 'logDir', METRICS_NAMESPACE: 'metricsNamespace', METRICS_TOKEN: 'metricsToken' },
);
