import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleGroups, type PeopleGroup } from './visible-groups.js';

const HOUSE = Array.from({ length: 40 }, (_, index) => `p${index}`);
const group = (id: string, from: number, to: number): PeopleGroup => ({ id, memberIds: HOUSE.slice(from, to) });
const shown = (groups: readonly PeopleGroup[], house = HOUSE): string[] => [...visibleGroups(groups, house)].sort();

describe('groups that say nothing about one person', () => {
  it('have at least five people', () => {
    expect(shown([group('four', 0, 4), group('five', 10, 15)])).toEqual(['five']);
  });

  it('are counted by the people that still exist', () => {
    expect(shown([{ id: 'gone', memberIds: ['p0', 'p1', 'p2', 'p3', 'left'] }])).toEqual([]);
  });

  it('do not leave a few people over in the house', () => {
    expect(shown([group('all but two', 0, 38)])).toEqual([]);
    expect(shown([group('all', 0, 40)])).toEqual(['all']);
  });

  it('do not leave a few people over in a larger group', () => {
    expect(shown([group('large', 0, 20), group('inner', 0, 17)])).toEqual(['large']);
    expect(shown([group('large', 0, 20), group('inner', 0, 15)])).toEqual(['inner', 'large']);
  });

  it('do not leave a few people over together', () => {
    expect(shown([group('a', 0, 20), group('b', 20, 38)])).toEqual(['a']);
  });

  it('never differ from the house or from one another by fewer than five people', () => {
    const members = fc.uniqueArray(fc.constantFrom(...HOUSE.slice(0, 14)));
    fc.assert(
      fc.property(fc.array(members, { maxLength: 6 }), fc.integer({ min: 0, max: 14 }), (lists, size) => {
        const house = HOUSE.slice(0, size);
        const groups = lists.map((memberIds, index) => ({ id: `g${index}`, memberIds }));
        const visible = visibleGroups(groups, house);
        const sets = [house, ...groups.filter(({ id }) => visible.has(id)).map(({ memberIds }) => memberIds)].map(
          (list) => new Set(list.filter((person) => house.includes(person))),
        );
        for (const inner of sets.slice(1)) {
          expect(inner.size).toBeGreaterThanOrEqual(5);
          for (const outer of sets) {
            if (![...inner].every((person) => outer.has(person))) continue;
            const rest = outer.size - inner.size;
            expect(rest === 0 || rest >= 5).toBe(true);
          }
        }
      }),
    );
  });
});
