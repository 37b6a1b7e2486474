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
    const file = { protected: 'e30', payload: 'e30', signature: 'x' };
    expect(parseLicenceFile(20, `\uFEFF${JSON.stringify(file)}`)).toEqual(file);
  });

  it.each([
    ['no JSON', 10, 'hello'],
    ['a list', 10, '[]'],
    ['nothing', 10, 'null'],
    ['some other JSON', 10, '{"name":"package"}'],
    ['an envelope with more in it', 10, '{"protected":"a","payload":"b","signature":"c","more":"d"}'],
    ['an envelope of other things', 10, '{"protected":{},"payload":"b","signature":"c"}'],
    ['too large', 20_000, '{"protected":"a","payload":"b","signature":"c"}'],
  ])('is refused when it is %s', (_why, size, text) => {
    expect(parseLicenceFile(size, text)).toBeNull();
  });
});
