import { detailOf, isParseFailure, isStorageFault } from '../failure.js';
import type { ChildMessage } from './protocol.js';

/** What the parser's process answers about an error. A stack overflow is the mark of nesting that no person wrote. */
export function failureMessage(error: unknown): ChildMessage {
  if (isParseFailure(error)) return { type: 'failed', reason: error.code, detail: detailOf(error) };
  if (isStorageFault(error)) return { type: 'failed', reason: 'storage_full', detail: null };
  if (error instanceof RangeError) return { type: 'failed', reason: 'too_complex', detail: null };
  return { type: 'failed', reason: 'parser_crashed', detail: error instanceof Error ? error.name : null };
}
