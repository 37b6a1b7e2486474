import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuse } from './fuse.js';

const hit = (chunkId: string, score: number): { chunkId: string; documentId: string; score: number } => ({
  chunkId,
  documentId: `d${chunkId}`,
  score,
});

describe('fuse', () => {
  it('adds the shares of each leg, normalised by its best hit', () => {
    const fused = fuse([
      { weight: 0.5, hits: [hit('a', 10), hit('b', 5)] },
      { weight: 0.5, hits: [hit('b', 2), hit('c', 1)] },
    ]);
    expect(fused.map(({ chunkId, score }) => [chunkId, score])).toEqual([
      ['b', 0.75],
      ['a', 0.5],
      ['c', 0.25],
    ]);
  });

  it('keeps the order of one leg when the other finds nothing', () => {
    expect(
      fuse([
        { weight: 0.5, hits: [hit('a', 3), hit('b', 1)] },
        { weight: 0.5, hits: [] },
      ])[0],
    ).toMatchObject({ chunkId: 'a', score: 1 });
    expect(fuse([])).toEqual([]);
  });

  it('leaves out a leg of weight 0, counts a doubled row once and orders ties by id', () => {
    const fused = fuse([
      { weight: 1, hits: [hit('b', 1), hit('a', 1), hit('a', 0.5)] },
      { weight: 0, hits: [hit('z', 9)] },
    ]);
    expect(fused.map((one) => [one.chunkId, one.score])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('gives scores from 0 to 1, best first, whatever the legs', () => {
    const hits = fc.array(
      fc.record({
        chunkId: fc.constantFrom('a', 'b', 'c', 'd'),
        documentId: fc.constant('d'),
        score: fc.float({ min: 0, max: 100, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ weight: fc.float({ min: 0, max: 1, noNaN: true }), hits }), { maxLength: 3 }), (legs) => {
        const scores = fuse(legs).map((one) => one.score);
        expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
        expect([...scores].sort((a, b) => b - a)).toEqual(scores);
      }),
    );
  });
});
