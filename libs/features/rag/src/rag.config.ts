import { z } from 'zod';
import { configInteger, defineConfig, type ConfigOf } from '@assist/platform/config';
import type { ParseLimits } from './parse/child/child-run.js';

export const ragConfig = defineConfig(
  'rag',
  z.object({
    maxUploadMb: configInteger({ min: 1, max: 4096 }).default(100).describe('Largest file that is taken.'),
    parseTimeoutSeconds: configInteger({ min: 5, max: 3600 })
      .default(300)
      .describe('Longest time that reading one document may take; small files get less of it.'),
    parseMaxMemoryMb: configInteger({ min: 200, max: 16_384 })
      .default(1000)
      .describe('Memory of the process that reads a document; above it the document fails.'),
    indexGraceSeconds: configInteger({ min: 1, max: 86_400 })
      .default(600)
      .describe(
        'How long old versions of the search index stay on disk for searches that still read them. So long after a deletion words of a document may be found in files of the index.',
      ),
  }),
  {
    ASSIST_RAG_INDEX_GRACE_SECONDS: 'indexGraceSeconds',
    ASSIST_RAG_MAX_UPLOAD_MB: 'maxUploadMb',
    ASSIST_RAG_PARSE_TIMEOUT_SECONDS: 'parseTimeoutSeconds',
    ASSIST_RAG_PARSE_MAX_MEMORY_MB: 'parseMaxMemoryMb',
  },
);

export type RagConfig = ConfigOf<typeof ragConfig>;

/** File buffers and code are outside of the heap, so that gets the larger part only. */
const HEAP_SHARE = 0.7;

/** A file of no size, and each further MB: several times of what any honest file takes on a slow machine. */
const BASE_MS = 20_000;
const MS_PER_MB = 20_000;
const BYTES_PER_MB = 1024 * 1024;

/** The time grows with the file, up to the configured limit: a small file that makes endless work holds up nobody for long. */
export function parseLimitsOf(config: RagConfig, sizeBytes: number): ParseLimits {
  const forSizeMs = BASE_MS + (sizeBytes / BYTES_PER_MB) * MS_PER_MB;
  return {
    timeoutMs: Math.round(Math.min(config.parseTimeoutSeconds * 1000, forSizeMs)),
    maxHeapMb: Math.floor(config.parseMaxMemoryMb * HEAP_SHARE),
    maxResidentMb: config.parseMaxMemoryMb,
  };
}
