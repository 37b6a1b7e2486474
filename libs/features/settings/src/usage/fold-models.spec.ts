import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelsToFold } from './fold-models.js';

const users = (from: number, to: number): Set<string> =>
  new Set(Array.from({ length: to - from }, (_, index) => `p${from + index}`));
const folded = (models: Readonly<Record<string, Set<string>>>): string[] => [...modelsToFold(new Map(Object.entries(models)))];

describe('models that few people use', () => {
  it('stand together', () => {
    expect(folded({ large: users(0, 9), rare: users(0, 3), special: users(4, 7) })).toEqual(['rare', 'special']);
    expect(folded({ large: users(0, 9), other: users(0, 5) })).toEqual([]);
  });

  it('take another one with them where they would be few together', () => {
    expect(folded({ large: users(0, 9), middle: users(0, 6), own: users(0, 1) })).toEqual(['own', 'middle']);
    expect(folded({ only: users(0, 1) })).toEqual(['only']);
  });

  it('never leave a line of fewer than five people beside another line', () => {
    const some = fc.uniqueArray(fc.constantFrom(...users(0, 12)), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), (lists) => {
        const models = new Map(lists.map((list, index) => [`m${index}`, new Set(list)]));
        const together = modelsToFold(models);
        const shown = [...models].filter(([name]) => !together.has(name));
        for (const [, own] of shown) expect(own.size).toBeGreaterThanOrEqual(5);
        const rest = new Set([...together].flatMap((name) => [...(models.get(name) ?? [])]));
        expect(rest.size === 0 || rest.size >= 5 || shown.length === 0).toBe(true);
      }),
    );
  });
});
