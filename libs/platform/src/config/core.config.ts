import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { defineConfig, type ConfigOf } from './define-config.js';
import { configSecret, configText } from './fields.js';

/** What every process needs: where data lives, which servers it uses, the key that protects secrets. */
export const coreConfig = defineConfig(
  'core',
  z.object({
    dataDir: configText()
      .default('data')
      .transform((path) => resolve(path))
      .describe('Folder of everything that the product writes; kept over updates.'),
    databaseUrl: z
      .string()
      .regex(/^(sqlite:|postgres(ql)?:\/\/)/, 'must begin with sqlite: or postgres://')
      .optional()
      .describe('Empty: SQLite in `dataDir`. Else `sqlite:<path>` or `postgres://user:password@host:port/name`.'),
    redisUrl: z
      .string()
      .regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://')
      .optional()
      .describe('`redis://...`; empty: everything that Redis would do happens in the process.'),
    secretKey: configSecret(32).optional().describe('Root of all derived keys. Empty: made once and kept in `dataDir`.'),
    workerId: configText(100)
      .optional()
      .describe(
        'Names this worker in leases; must be stable over restarts and unique among running processes of one installation.',
      ),
  }),
  {
    DATA_DIR: 'dataDir',
    DATABASE_URL: 'databaseUrl',
    REDIS_URL: 'redisUrl',
    SECRET_KEY: 'secretKey',
    ASSIST_WORKER_ID: 'workerId',
  },
);

export type DatabaseTarget =
  { readonly engine: 'sqlite'; readonly path: string } | { readonly engine: 'postgres'; readonly url: string };

/** Which engine the configuration means. SQLAlchemy's `sqlite:///relative` form of the seeds is understood too. */
export function databaseTarget(config: ConfigOf<typeof coreConfig>): DatabaseTarget {
  const url = config.databaseUrl;
  if (url === undefined) return { engine: 'sqlite', path: join(config.dataDir, 'assist.sqlite') };
  if (!url.startsWith('sqlite:')) return { engine: 'postgres', url };
  const path = url.replace(/^sqlite:(\/\/\/?)?/, (prefix) => (prefix === 'sqlite:////' ? '/' : ''));
  return { engine: 'sqlite', path: isAbsolute(path) ? path : join(config.dataDir, path) };
}
