import type { Index } from '@lancedb/lancedb';
import { MAX_TOKEN_LENGTH } from '../../analysis/tokens.js';

type Lance = typeof import('@lancedb/lancedb');

/** The text is analysed already: tokens are what stands between spaces. */
export function wordIndex(lance: Lance): Index {
  return lance.Index.fts({
    baseTokenizer: 'whitespace',
    stem: false,
    removeStopWords: false,
    lowercase: false,
    asciiFolding: false,
    withPosition: false,
    maxTokenLength: MAX_TOKEN_LENGTH * 4,
  });
}
