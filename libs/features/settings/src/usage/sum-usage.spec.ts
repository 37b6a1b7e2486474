import { MAX_USAGE_SERIES } from '@assist/contracts/house';
import { describe, expect, it } from 'vitest';
import { daysBetween, ranked, sumUp } from './sum-usage.js';
import type { UsageLine } from './usage-day.repository.js';

const line = (day: string, figures: Partial<UsageLine> = {}): UsageLine => ({
  day,
  userId: '',
  model: '',
  questions: 0,
  requests: 0,
  inputTokens: 0,
  outputTokens: 0,
  documents: 0,
  uploadedBytes: 0,
  storedDocuments: 0,
  storedBytes: 0,
  ...figures,
});

describe('sums of usage', () => {
  it('know every day, also over the end of a month and the change of the clock', () => {
    expect(daysBetween('2026-02-27', '2026-03-02')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
    expect(daysBetween('2026-10-24', '2026-10-27')).toHaveLength(4);
    expect(daysBetween('2026-11-21', '2026-11-21')).toEqual(['2026-11-21']);
  });

  it('have a course with a value for each day', () => {
    const days = daysBetween('2026-11-01', '2026-11-03');
    const lines = [line('2026-11-01', { inputTokens: 5, outputTokens: 2 }), line('2026-11-03', { inputTokens: 1 })];
    expect(sumUp(lines, days, 'tokens', new Set())).toMatchObject({ inputTokens: 6, outputTokens: 2, course: [7, 0, 1] });
  });

  it('do not add up what is stored over the days', () => {
    const days = daysBetween('2026-11-01', '2026-11-02');
    const lines = [
      line('2026-11-01', { storedBytes: 100, storedDocuments: 4 }),
      line('2026-11-02', { storedBytes: 30, storedDocuments: 1 }),
      line('2026-11-02', { storedBytes: 20, storedDocuments: 1, userId: 'b' }),
    ];
    expect(sumUp(lines, days, 'storedBytes', new Set(days))).toMatchObject({
      storedBytes: 50,
      storedDocuments: 2,
      course: [100, 50],
    });
  });

  it('take what was stored for stored where nobody looked, and for gone where somebody did', () => {
    const days = daysBetween('2026-11-01', '2026-11-05');
    const lines = [line('2026-11-02', { storedBytes: 100, storedDocuments: 1 }), line('2026-11-05', { questions: 1 })];
    const course = (...looked: string[]) => sumUp(lines, days, 'storedBytes', new Set(looked));
    expect(course('2026-11-02')).toMatchObject({ storedBytes: 100, course: [0, 100, 100, 100, 100] });
    expect(course('2026-11-02', '2026-11-04')).toMatchObject({ storedBytes: 0, course: [0, 100, 100, 0, 0] });
  });

  it('keep the courses of the largest', () => {
    const rows = Array.from({ length: MAX_USAGE_SERIES + 2 }, (_, index) => ({
      id: `m${index}`,
      name: null,
      people: null,
      ...sumUp([line('2026-11-01', { questions: index })], ['2026-11-01'], 'questions', new Set()),
    }));
    const sorted = ranked(rows, 'questions');
    expect(sorted.map(({ questions }) => questions)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect(sorted.filter(({ course }) => course !== null)).toHaveLength(MAX_USAGE_SERIES);
  });
});
