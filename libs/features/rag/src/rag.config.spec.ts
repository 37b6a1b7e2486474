import { ConfigError, loadConfig } from '@assist/platform/config';
import { describe, expect, it } from 'vitest';
import { parseLimitsOf, ragConfig } from './rag.config.js';

const load = (env: Record<string, string>): ReturnType<typeof parseLimitsOf> & { maxUploadMb: number } => {
  const config = loadConfig([ragConfig], { env }).get(ragConfig);
  return { ...parseLimitsOf(config, 100 * 1024 * 1024), maxUploadMb: config.maxUploadMb };
};

describe('configuration', () => {
  it('has defaults', () => {
    expect(load({})).toEqual({ maxUploadMb: 100, timeoutMs: 300_000, maxHeapMb: 700, maxResidentMb: 1000 });
  });

  it('is read from the environment', () => {
    const env = { ASSIST_RAG_MAX_UPLOAD_MB: '7', ASSIST_RAG_PARSE_TIMEOUT_SECONDS: '60', ASSIST_RAG_PARSE_MAX_MEMORY_MB: '2000' };
    expect(load(env)).toEqual({ maxUploadMb: 7, timeoutMs: 60_000, maxHeapMb: 1400, maxResidentMb: 2000 });
  });

  it.each(['ASSIST_RAG_MAX_UPLOAD_MB', 'ASSIST_RAG_PARSE_TIMEOUT_SECONDS', 'ASSIST_RAG_PARSE_MAX_MEMORY_MB'])(
    'refuses a bad %s',
    (name) => {
      for (const value of ['0', '-1', 'viel', '1.5']) expect(() => load({ [name]: value }), value).toThrow(ConfigError);
    },
  );

  it('gives a small file less time than a large one', () => {
    const config = loadConfig([ragConfig], { env: {} }).get(ragConfig);
    const timeouts = [0, 3, 100].map((mb) => parseLimitsOf(config, mb * 1024 * 1024).timeoutMs);
    expect(timeouts).toEqual([20_000, 80_000, 300_000]);
  });
});
