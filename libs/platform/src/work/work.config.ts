import { z } from 'zod';
import { configInteger, defineConfig } from '../config/index.js';

export const workConfig = defineConfig(
  'work',
  z.object({
    leaseSeconds: configInteger({ min: 3, max: 600 })
      .default(30)
      .describe('How long a claimed item belongs to a worker that gives no sign of life.'),
    pollMs: configInteger({ min: 50, max: 60_000 })
      .default(1000)
      .describe('How often a worker looks for work without being woken.'),
  }),
  { ASSIST_WORK_LEASE_SECONDS: 'leaseSeconds', ASSIST_WORK_POLL_MS: 'pollMs' },
);
