import { defineConfig } from 'vitest/config';

const conditions = ['@assist/source'];

/** One run over all rooms: libraries are taken from their sources, so tests need no build. */
export default defineConfig({
  resolve: { conditions },
  // Decorators with metadata as the compiler emits them; tests lie outside of the projects' tsconfig.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  ssr: { resolve: { conditions } },
  test: {
    include: ['{libs,apps,migrations,tools}/**/*.spec.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**', 'apps/e2e/**'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    env: { LANGSMITH_TRACING: 'false' },
  },
});
