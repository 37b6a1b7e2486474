import { describe, expect, it } from 'vitest';
import { toggleCollection } from './chat-options';

const all = ['a', 'b', 'c'];

describe('choosing collections', () => {
  it('begins with the first one that is picked', () => {
    expect(toggleCollection(null, 'b', all)).toEqual(['b']);
  });

  it('adds and takes away', () => {
    expect(toggleCollection(['b'], 'c', all)).toEqual(['b', 'c']);
    expect(toggleCollection(['b', 'c'], 'b', all)).toEqual(['c']);
  });

  it('means everything when all or none are chosen', () => {
    expect(toggleCollection(['a', 'b'], 'c', all)).toBeNull();
    expect(toggleCollection(['a'], 'a', all)).toBeNull();
  });

  it('forgets a collection that no longer exists', () => {
    expect(toggleCollection(['gone', 'a'], 'b', all)).toEqual(['a', 'b']);
  });
});
