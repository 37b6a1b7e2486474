import { describe, expect, it } from 'vitest';
import { isId, newId } from './ids.js';

describe('newId', () => {
  it('makes ids that sort in the order in which they were made, also within one millisecond and after a clock step back', () => {
    const now = Date.now() + 10_000;
    const ids = [...Array.from({ length: 9000 }, () => newId(now)), ...Array.from({ length: 50 }, () => newId(now - 5000))];
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every(isId)).toBe(true);
  });

  it('refuses what is not an id of ours', () => {
    for (const value of [
      '',
      '00000000-0000-4000-8000-000000000000',
      `${newId()} `,
      newId().toUpperCase(),
      7,
      null,
      undefined,
      {},
    ]) {
      expect(isId(value)).toBe(false);
    }
  });
});
