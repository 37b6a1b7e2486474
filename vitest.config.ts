import { defineConfig } from 'vitest/config';

const conditions = ['@assist/source'];

const all = ['{libs,apps,migrations,tools}/**/*.spec.{ts,tsx}'];
const whole = ['{libs,apps,migrations,tools}/**/*.{api,medium}.spec.ts'];
const notOurs = ['**/node_modules/**', '**/dist/**', 'apps/e2e/**'];

/** One run over all rooms: libraries are taken from their sources, so tests need no build. */
export default defineConfig({
  resolve: { conditions },
  // Decorators with metadata as the compiler emits them; tests lie outside of the projects' tsconfig.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  ssr: { resolve: { conditions } },
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    env: { LANGSMITH_TRACING: 'false' },
    projects: [
      {
        extends: true,
        // Without servers, databases and processes: one process runs many files, which share the modules that they load.
        test: { name: 'unit', include: all, exclude: [...notOurs, ...whole], isolate: false },
      },
      { extends: true, test: { name: 'whole', include: whole, exclude: notOurs } },
    ],
  },
});
