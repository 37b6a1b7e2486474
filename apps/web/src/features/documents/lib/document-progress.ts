import type { Document } from '@assist/contracts';

export function isInProgress(document: Pick<Document, 'state'>): boolean {
  return document.state === 'queued' || document.state === 'parsing' || document.state === 'indexing';
}

/** Reading is most of the work; the bar never goes back when the phase changes. */
const PARSING_SHARE = 0.7;

/** 0..1 over both phases, or null while the size of the work is not known. */
export function progressFraction({ state, progress }: Pick<Document, 'state' | 'progress'>): number | null {
  if (state === 'ready') return 1;
  if (state === 'queued' || state === 'failed') return 0;
  const part = progress.total === null || progress.total <= 0 ? null : Math.min(1, progress.done / progress.total);
  if (state === 'parsing') return part === null ? null : part * PARSING_SHARE;
  return PARSING_SHARE + (part ?? 0) * (1 - PARSING_SHARE);
}
