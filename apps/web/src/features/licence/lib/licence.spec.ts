import type { LicenseView } from '@assist/contracts';
import { describe, expect, it } from 'vitest';
import { moduleAccess } from './module-access';
import { parseLicenceFile } from './parse-licence-file';

const licence = (change: Partial<LicenseView>): LicenseView => ({
  state: 'valid',
  level: 'full',
  edition: null,
  modules: { chat: {} },
  expiresAt: null,
  graceUntil: null,
  daysLeft: null,
  banner: null,
  admin: null,
  ...change,
});

describe('what a licence opens', () => {
  it('is decided module by module', () => {
    expect(moduleAccess(licence({}), 'chat')).toBe('open');
    expect(moduleAccess(licence({}), 'rag')).toBe('missing');
    expect(moduleAccess(licence({ level: 'read-only' }), 'chat')).toBe('read-only');
  });

  it('is left to the server while the licence is not known', () => {
    expect(moduleAccess(null, 'rag')).toBe('open');
  });
});

describe('a licence file', () => {
  it('is sent as it is', () => {
    expect(parseLicenceFile(20, '\uFEFF{"payload":"x"}')).toEqual({ payload: 'x' });
  });

  it.each([
    ['no JSON', 10, 'hello'],
    ['a list', 10, '[]'],
    ['nothing', 10, 'null'],
    ['too large', 20_000, '{}'],
  ])('is refused when it is %s', (_why, size, text) => {
    expect(parseLicenceFile(size, text)).toBeNull();
  });
});
