import { MAX_USAGE_DAYS } from '@assist/contracts';
import { describe, expect, it } from 'vitest';
import { USAGE_PERIODS, usagePeriod } from './usage-period';

describe('the period of a usage statement', () => {
  it('ends today and includes both ends', () => {
    expect(usagePeriod('month', Date.parse('2026-03-01T23:59:59Z'))).toEqual({ from: '2026-01-31', to: '2026-03-01' });
  });

  it.each(USAGE_PERIODS)('is one that the server takes: %s', (period) => {
    const { from, to } = usagePeriod(period, Date.parse('2026-11-21T10:00:00Z'));
    expect((Date.parse(to) - Date.parse(from)) / 86_400_000 + 1).toBeLessThanOrEqual(MAX_USAGE_DAYS);
  });
});
