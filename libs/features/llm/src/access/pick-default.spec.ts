import { describe, expect, it } from 'vitest';
import { pickDefault } from './pick-default.js';

describe('the model that answers where none is chosen', () => {
  const allowed = ['a', 'b', 'c'];

  it('is that of the first group which has one that may be used', () => {
    expect(pickDefault({ allowed, groupDefaults: ['b', 'c'], houseDefault: 'a' })).toBe('b');
    expect(pickDefault({ allowed, groupDefaults: ['x', 'c'], houseDefault: 'a' })).toBe('c');
    expect(pickDefault({ allowed, groupDefaults: ['b'], houseDefault: null })).toBe('b');
  });

  it('is that of the house for everybody else', () => {
    expect(pickDefault({ allowed, groupDefaults: [], houseDefault: 'c' })).toBe('c');
    expect(pickDefault({ allowed, groupDefaults: ['x'], houseDefault: 'c' })).toBe('c');
  });

  it('is the oldest that may be used, where that of the house may not', () => {
    expect(pickDefault({ allowed, groupDefaults: [], houseDefault: 'x' })).toBe('a');
    expect(pickDefault({ allowed: [], groupDefaults: ['a'], houseDefault: 'x' })).toBeNull();
  });

  it('is none in a house that decided for none', () => {
    expect(pickDefault({ allowed, groupDefaults: [], houseDefault: null })).toBeNull();
  });
});
