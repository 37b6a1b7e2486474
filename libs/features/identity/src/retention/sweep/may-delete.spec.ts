import { describe, expect, it } from 'vitest';
import { reasonToWait, SETTLE_MS, steadyAt } from './may-delete.js';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 1);

describe('steadyAt', () => {
  it.each([
    ['the first look begins anew', null, null, NOW],
    ['a look of yesterday goes on', NOW - DAY, NOW - 30 * DAY, NOW - 30 * DAY],
    ['a jump of years begins anew', NOW - 400 * DAY, NOW - 430 * DAY, NOW],
    ['a jump of three days begins anew', NOW - 3 * DAY, NOW - 30 * DAY, NOW],
    ['a clock that was set back begins anew', NOW + DAY, NOW - 30 * DAY, NOW],
  ])('%s', (_name, lookedAt, steadySince, expected) => {
    expect(steadyAt(NOW, lookedAt, steadySince)).toBe(expected);
  });
});

describe('reasonToWait', () => {
  const calm = { now: NOW, isClockPending: false, steadySince: NOW - SETTLE_MS, pauses: [null, NOW] };
  it.each([
    ['nothing', {}, null],
    ['a clock in doubt', { isClockPending: true }, 'clock'],
    ['time that is not proven yet', { steadySince: NOW - SETTLE_MS + 1 }, 'settling'],
    ['a rule that was just changed', { pauses: [null, NOW + 1] }, 'changed'],
  ])('waits for %s', (_name, change, expected) => {
    expect(reasonToWait({ ...calm, ...change })).toBe(expected);
  });
});
