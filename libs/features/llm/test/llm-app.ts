import { createTestApp, type TestApp, type TestAppOptions } from '@assist/platform/testing';
import { migrations } from '@assist/migrations';
import { llmFeature } from '../src/index.js';

/** The room alone: real database and HTTP; sign-in and licence are fakes. */
export function createLlmApp(options: Partial<TestAppOptions> = {}): Promise<TestApp> {
  return createTestApp({
    features: [llmFeature],
    migrations,
    role: 'http',
    ...options,
  });
}
