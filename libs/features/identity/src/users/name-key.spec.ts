import { describe, expect, it } from 'vitest';
import { nameKeyOf, searchPatterns } from './name-key.js';

describe('nameKeyOf', () => {
  it.each([
    ['Änne Müßig', 'anne mussig'],
    ['  José   GARCÍA ', 'jose garcia'],
    ['Łukasz', 'łukasz'],
    ['李 明', '李 明'],
  ])('turns %j into %j', (name, key) => {
    expect(nameKeyOf(name)).toBe(key);
  });

  it('stays within its column however long a name grows by being taken apart', () => {
    expect(nameKeyOf('\ufdfa'.repeat(120)).length).toBeLessThanOrEqual(240);
  });
});

describe('searchPatterns', () => {
  it('looks for each word by itself, with signs of patterns as plain signs', () => {
    expect(searchPatterns('Müller 100%_!')).toEqual(['%muller%', '%100!%!_!!%']);
    expect(searchPatterns('   ')).toEqual([]);
    expect(searchPatterns('a b c d e f g h i j')).toHaveLength(8);
  });
});
