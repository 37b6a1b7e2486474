import { describe, expect, it } from 'vitest';
import type { BreakGlassEntity } from './break-glass.entity.js';
import { stateOf, stepsOf } from './grant-state.js';

const HOUR = 3_600_000;

function makeGrant(changes: Partial<BreakGlassEntity> = {}): BreakGlassEntity {
  return {
    ...{ id: 'g', requesterId: 'requester', personId: 'person', reason: 'r', hours: 2, state: 'requested', openMark: 'open' },
    ...{ requestedAt: 0, decideBy: 24 * HOUR, deciderId: null, decidedAt: null, readUntil: null, endedAt: null },
    ...{ listedAt: null, readAt: null, acknowledgedAt: null, seenUntil: null },
    ...changes,
  };
}

const approved = makeGrant({ state: 'approved', deciderId: 'decider', decidedAt: HOUR, readUntil: 3 * HOUR });

describe('what a request is now', () => {
  it.each([
    [makeGrant(), 0, 'requested'],
    [makeGrant(), 24 * HOUR - 1, 'requested'],
    [makeGrant(), 24 * HOUR, 'lapsed'],
    [makeGrant(), -1, 'lapsed'],
    [approved, HOUR, 'approved'],
    [approved, 3 * HOUR - 1, 'approved'],
    [approved, 3 * HOUR, 'expired'],
    [approved, HOUR - 1, 'expired'],
    [{ ...approved, decidedAt: null }, 2 * HOUR, 'expired'],
    [{ ...approved, readUntil: null }, 2 * HOUR, 'expired'],
    [makeGrant({ state: 'declined' }), 0, 'declined'],
    [makeGrant({ state: 'ended' }), 0, 'ended'],
  ] as const)('follows from the row and the clock, which opens nothing by going back (%#)', (grant, now, state) => {
    expect(stateOf(grant, now)).toBe(state);
  });
});

describe('what somebody can do with it', () => {
  it.each([
    [makeGrant(), 'requester', ['end']],
    [makeGrant(), 'other', ['approve', 'decline']],
    [makeGrant(), 'person', []],
    [approved, 'requester', ['read', 'end']],
    [approved, 'decider', ['end']],
    [approved, 'other', []],
    [approved, 'person', []],
  ] as const)('depends on who it is (%#)', (grant, userId, steps) => {
    expect(stepsOf(grant, userId, 2 * HOUR)).toEqual(steps);
  });

  it('is nothing once its time is over', () => {
    for (const userId of ['requester', 'decider', 'other', 'person']) {
      expect(stepsOf(approved, userId, 3 * HOUR)).toEqual([]);
      expect(stepsOf(makeGrant(), userId, 24 * HOUR)).toEqual([]);
    }
  });
});
