import { defineConfig } from 'vitest/config';

/** Whole processes and real browsers: one file at a time on few cores. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['test/**/*.e2e.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    fileParallelism: false,
    pool: 'forks',
  },
});
