import { describe, expect, it } from 'vitest';
import { matchSuggestions, stepIndex } from './combobox-match';
import { initialsOf } from './initials';

describe('suggestions', () => {
  const all = ['llama3.2', 'llama3.1', 'qwen3'];

  it('fit what is typed', () => {
    expect(matchSuggestions(all, ' LLAMA')).toEqual(['llama3.2', 'llama3.1']);
    expect(matchSuggestions(all, 'none')).toEqual([]);
  });

  it('are all there for an empty field and for a chosen one', () => {
    expect(matchSuggestions(all, '')).toEqual(all);
    expect(matchSuggestions(all, 'qwen3')).toEqual(all);
  });

  it('go round with the arrow keys', () => {
    expect([stepIndex(-1, 1, 3), stepIndex(-1, -1, 3), stepIndex(2, 1, 3), stepIndex(0, -1, 3), stepIndex(0, 1, 0)]).toEqual([
      0, 2, 0, 2, -1,
    ]);
  });
});

describe('initials', () => {
  it.each([
    ['Anna Berger', 'AB'],
    ['  Anna Maria von Berger ', 'AB'],
    ['Ödön', 'Ö'],
    ['', '?'],
  ])('of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
