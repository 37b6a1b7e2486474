import { describe, expect, it } from 'vitest';
import { isInProgress, progressFraction } from './document-progress';

describe('the progress of a document', () => {
  it('never goes back on its way', () => {
    const way = [
      progressFraction({ state: 'queued', progress: { done: 0, total: null } }),
      progressFraction({ state: 'parsing', progress: { done: 1, total: 10 } }),
      progressFraction({ state: 'parsing', progress: { done: 10, total: 10 } }),
      progressFraction({ state: 'indexing', progress: { done: 0, total: null } }),
      progressFraction({ state: 'indexing', progress: { done: 5, total: 8 } }),
      progressFraction({ state: 'ready', progress: { done: 0, total: 0 } }),
    ];
    expect(way).toEqual([...way].sort((a, b) => Number(a) - Number(b)));
    expect(way.at(-1)).toBe(1);
  });

  it('is unknown while the number of pages is', () => {
    expect(progressFraction({ state: 'parsing', progress: { done: 3, total: null } })).toBeNull();
    expect(progressFraction({ state: 'parsing', progress: { done: 3, total: 0 } })).toBeNull();
  });

  it('is asked for until the document is ready or has failed', () => {
    expect((['queued', 'parsing', 'indexing'] as const).map((state) => isInProgress({ state }))).toEqual([true, true, true]);
    expect((['ready', 'failed'] as const).map((state) => isInProgress({ state }))).toEqual([false, false]);
  });
});
