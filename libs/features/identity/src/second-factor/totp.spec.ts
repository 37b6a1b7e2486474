import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { newTotpSecret, totpStep, totpUri } from './totp.js';

/** RFC 6238, appendix B: the secret of its SHA-1 vectors, with the last six of their eight digits. */
const RFC_SECRET = Secret.fromLatin1('12345678901234567890').base32;
const VECTORS = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const;

describe('time-based codes', () => {
  it.each(VECTORS)('are those of RFC 6238 at %d', (seconds, code) => {
    expect(totpStep(RFC_SECRET, code, seconds * 1000, null)).toBe(Math.floor(seconds / 30));
  });

  it('are taken half a minute early and late, and not further', () => {
    const [seconds, code] = VECTORS[2];
    const step = Math.floor(seconds / 30);
    const at = (other: number): number | null => totpStep(RFC_SECRET, code, other * 30_000 + 1, null);
    expect([at(step - 2), at(step - 1), at(step), at(step + 1), at(step + 2)]).toEqual([null, step, step, step, null]);
  });

  it('open nothing a second time, nor do those before', () => {
    const now = 1_700_000_000_000;
    const step = Math.floor(now / 30_000);
    const codeAt = (of: number): string =>
      new TOTP({ secret: Secret.fromBase32(RFC_SECRET), algorithm: 'SHA1', digits: 6, period: 30 }).generate({
        timestamp: of * 30_000,
      });
    expect(totpStep(RFC_SECRET, codeAt(step), now, step)).toBeNull();
    expect(totpStep(RFC_SECRET, codeAt(step - 1), now, step)).toBeNull();
    expect(totpStep(RFC_SECRET, codeAt(step + 1), now, step)).toBe(step + 1);
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '12345\u00e9', ' 287082', '0x1234'])('are not %j', (code) => {
    expect(totpStep(RFC_SECRET, code, 59_000, null)).toBeNull();
  });

  it('come from secrets of 160 random bits that apps can scan', () => {
    const secrets = Array.from({ length: 50 }, newTotpSecret);
    expect(new Set(secrets).size).toBe(50);
    expect(secrets[0]).toMatch(/^[A-Z2-7]{32}$/);
    const uri = totpUri(secrets[0]!, 'anna@firma.example', 'CGS Assist');
    expect(uri).toMatch(/^otpauth:\/\/totp\/CGS%20Assist:anna%40firma\.example\?/);
    expect(new URL(uri).searchParams.get('secret')).toBe(secrets[0]);
  });
});
