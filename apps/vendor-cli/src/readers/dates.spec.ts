import { describe, expect, it } from 'vitest';
import { endOfTerm, readDate, readTerm, startOfDay, termBetween } from './dates.js';

const at = (text: string): number => Date.parse(text);
const iso = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

describe('a term', () => {
  it.each([
    ['2026-01-07T00:00:00Z', '12m', '2027-01-06T23:59:59Z'],
    ['2026-01-31T00:00:00Z', '1m', '2026-02-27T23:59:59Z'],
    ['2028-01-31T00:00:00Z', '1m', '2028-02-28T23:59:59Z'],
    ['2024-02-29T00:00:00Z', '12m', '2025-02-27T23:59:59Z'],
    ['2026-12-01T00:00:00Z', '1m', '2026-12-31T23:59:59Z'],
    ['2026-06-01T00:00:00Z', '30d', '2026-06-30T23:59:59Z'],
    ['2026-10-25T00:00:00Z', '1d', '2026-10-25T23:59:59Z'],
  ])('from %s for %s ends with the second %s', (start, term, end) => {
    expect(iso(endOfTerm(at(start), readTerm('term', term)))).toBe(end);
  });

  it.each([
    ['2026-01-01T00:00:00Z', '2026-12-31T23:59:59Z', { count: 12, unit: 'm' }],
    ['2026-06-15T00:00:00Z', '2029-06-14T23:59:59Z', { count: 36, unit: 'm' }],
    ['2026-06-01T00:00:00Z', '2026-06-10T23:59:59Z', { count: 10, unit: 'd' }],
    ['2026-06-01T00:00:00Z', '2027-01-31T23:59:59Z', { count: 8, unit: 'm' }],
    ['2026-06-01T12:00:00Z', '2026-06-01T13:00:00Z', { count: 1, unit: 'd' }],
  ])('between %s and %s is recognised', (start, end, term) => {
    expect(termBetween(at(start), at(end))).toEqual(term);
  });

  it.each(['', '12', 'm', '0m', '-1m', '1.5m', '12y', '12m ', '99999m'])('written %j is refused', (text) => {
    expect(() => readTerm('term', text)).toThrow('OPTION_INVALID');
  });
});

describe('a date', () => {
  it('is a whole day of UTC or an instant', () => {
    expect(iso(readDate('until', '2027-01-31', 'last-second'))).toBe('2027-01-31T23:59:59Z');
    expect(iso(readDate('start', '2027-01-31', 'first-second'))).toBe('2027-01-31T00:00:00Z');
    expect(iso(readDate('until', '2027-01-31T08:30:00Z', 'last-second'))).toBe('2027-01-31T08:30:00Z');
    expect(iso(startOfDay(at('2027-01-31T08:30:00Z')))).toBe('2027-01-31T00:00:00Z');
  });

  it.each([
    '2027-02-29',
    '2027-13-01',
    '31.01.2027',
    '2027-1-1',
    '2027-01-31T08:30:00+01:00',
    '2027-01-31T24:00:00Z',
    'tomorrow',
    '',
  ])('written %j is refused', (text) => {
    expect(() => readDate('until', text, 'last-second')).toThrow('OPTION_INVALID');
  });
});
