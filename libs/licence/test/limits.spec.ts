import { describe, expect, it } from 'vitest';
import { quotaLimit, seatsWithTolerance } from '../src/core/index.js';

describe('the limits of a licence', () => {
  it.each([
    [10, 0, 10],
    [10, 10, 11],
    [19, 10, 20],
    [9, 10, 9],
  ])('%i seats with %i percent are %i', (seats, seatTolerancePct, most) => {
    expect(seatsWithTolerance({ seats, seatTolerancePct })).toBe(most);
  });

  it.each([
    ['rag', 'documents', 5],
    ['mcp', 'servers', 0],
    ['rag', 'storageGiB', null],
    ['rag', 'toString', null],
    ['imagegen', 'imagesPerDay', 0],
    ['constructor', 'name', 0],
  ])('of %s, %s is %s', (module, quota, limit) => {
    expect(quotaLimit({ rag: { documents: 5 }, mcp: { servers: 0 } }, module, quota)).toBe(limit);
  });
});
