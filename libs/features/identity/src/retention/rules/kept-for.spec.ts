import { describe, expect, it } from 'vitest';
import { deletesAnything, keptFor } from './kept-for.js';

const byGroup = new Map<string, number | null>([
  ['short', 7],
  ['long', 3650],
  ['ever', null],
]);

describe('keptFor', () => {
  it.each([
    ['nobody’s group', [], 90],
    ['a group without an exception', ['other'], 90],
    ['an exception that is shorter than the house', ['short'], 7],
    ['an exception that is longer', ['long', 'other'], 3650],
    ['several: the longest', ['short', 'long'], 3650],
    ['several: for ever is the longest, whatever the order', ['ever', 'short'], null],
    ['several: for ever is the longest, whatever the order', ['short', 'ever'], null],
  ])('takes %s', (_name, groups, days) => {
    expect(keptFor({ house: 90, byGroup }, groups)).toBe(days);
  });

  it('keeps for ever where the house says nothing', () => {
    expect(keptFor({ house: null, byGroup }, ['other'])).toBeNull();
    expect(keptFor({ house: null, byGroup }, ['short'])).toBe(7);
  });

  it('knows whether there is anything to do', () => {
    expect(deletesAnything({ house: null, byGroup: new Map([['ever', null]]) })).toBe(false);
    expect(deletesAnything({ house: null, byGroup })).toBe(true);
    expect(deletesAnything({ house: 30, byGroup: new Map() })).toBe(true);
  });
});
