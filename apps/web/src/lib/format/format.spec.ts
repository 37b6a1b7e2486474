import { describe, expect, it } from 'vitest';
import { detectLocale } from '../../i18n/locale';
import { dayGroup } from './day-group';
import { formatBytes, formatDuration, formatPercent } from './format';

const plain = (text: string): string => text.replaceAll(/\s/g, ' ');

describe('numbers', () => {
  it('are written as the language does', () => {
    expect(plain(formatBytes(0, 'de'))).toBe('0 Byte');
    expect(plain(formatBytes(69, 'en'))).toBe('69 bytes');
    expect(plain(formatBytes(1, 'en'))).toBe('1 byte');
    expect(plain(formatBytes(69, 'de'))).toBe('69 Byte');
    expect(plain(formatBytes(171_000, 'de'))).toBe('167 kB');
    expect(plain(formatBytes(104_857_600, 'de'))).toBe('100 MB');
    expect(plain(formatBytes(101 * 1024 * 1024, 'en'))).toBe('101 MB');
    expect(plain(formatBytes(1_234_567, 'en'))).toBe('1.2 MB');
    expect(plain(formatBytes(1024 ** 3 - 1, 'en'))).toBe('1,024 MB');
    expect(plain(formatDuration(340.4, 'de'))).toBe('340 ms');
    expect(plain(formatDuration(1520, 'de'))).toBe('1,5 s');
    expect(plain(formatPercent(0.456, 'de'))).toBe('46 %');
  });
});

describe('the days of chats', () => {
  const now = new Date(2026, 10, 21, 0, 30);
  it.each([
    [new Date(2026, 10, 21, 0, 5), 'today'],
    [new Date(2026, 10, 20, 23, 59), 'yesterday'],
    [new Date(2026, 10, 15), 'week'],
    [new Date(2026, 10, 1), 'month'],
    [new Date(2025, 0, 1), 'older'],
  ])('%s is %s', (at, group) => {
    expect(dayGroup(at.toISOString(), now)).toBe(group);
  });

  it('put an unreadable date last', () => {
    expect(dayGroup('?', now)).toBe('older');
  });
});

describe('the language', () => {
  it('is the remembered one, then the first of the browser that we speak, then English', () => {
    expect(detectLocale('de', ['en-GB'])).toBe('de');
    expect(detectLocale(null, ['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(detectLocale('xx', ['fr'])).toBe('en');
  });
});
