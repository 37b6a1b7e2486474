import { defineConfig } from 'vitest/config';

const conditions = ['@assist/source'];

/**
 * The specs of the pure verifier. The differential test (34) is left out: it compares libraries, and would run for
 * every change of every file.
 */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['libs/licence/test/*.spec.ts'],
    exclude: [
      '**/node_modules/**',
      '**/*.api.spec.ts',
      '**/*.medium.spec.ts',
      '**/{differential,host-facts,licence-state}.spec.ts',
    ],
    testTimeout: 20_000,
    // Modules are loaded once for all specs, in a worker of its own for every change: a fourth of the time.
    isolate: false,
  },
});
