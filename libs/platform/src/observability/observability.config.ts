import { z } from 'zod';
import { configSecret, configText, defineConfig } from '../config/index.js';

const LEVELS: Readonly<Record<string, string>> = { warning: 'warn', critical: 'fatal' };

export const observabilityConfig = defineConfig(
  'observability',
  z.object({
    logLevel: z
      .string()
      .transform((value) => LEVELS[value.toLowerCase()] ?? value.toLowerCase())
      .pipe(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']))
      .default('info')
      .describe('trace, debug, info, warn, error or fatal, in any case; `WARNING` and `CRITICAL` are understood.'),
    logDir: configText().optional().describe('Folder for log files beside standard output; empty: none.'),
    metricsNamespace: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,30}$/, 'lower case letters, digits and underscores')
      .default('assist')
      .describe('Prefix of all metric names.'),
    metricsToken: configSecret(16)
      .optional()
      .describe('Callers from other hosts must send it as a bearer token; empty: only this host may read /metrics.'),
  }),
  { LOG_LEVEL: 'logLevel', LOG_DIR: 'logDir', METRICS_NAMESPACE: 'metricsNamespace', METRICS_TOKEN: 'metricsToken' },
);
