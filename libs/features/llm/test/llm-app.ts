import { createTestApp, type TestApp, type TestAppOptions } from '@assist/platform/testing';
import { CreateWork1763700000000 } from '../../../../migrations/src/1763700000000-create-work.js';
import { CreateLlm1763700400000 } from '../../../../migrations/src/1763700400000-create-llm.js';
import { llmFeature } from '../src/index.js';

/** The room alone: real database and HTTP; sign-in and licence are fakes. */
export function createLlmApp(options: Partial<TestAppOptions> = {}): Promise<TestApp> {
  return createTestApp({
    features: [llmFeature],
    migrations: [CreateWork1763700000000, CreateLlm1763700400000],
    role: 'http',
    ...options,
  });
}
