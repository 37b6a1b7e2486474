import { describe, expect, it } from 'vitest';
import { newRecoveryCode, recoveryCodeHash } from './recovery-codes.js';

const ANNA = '018f6f2e-0000-7000-8000-00000000000a';
const BERT = '018f6f2e-0000-7000-8000-00000000000b';

describe('recovery codes', () => {
  it('are random and can be written down', () => {
    const codes = Array.from({ length: 300 }, newRecoveryCode);
    expect(new Set(codes).size).toBe(300);
    for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32);
  });

  it('are the same however they are typed, for one user only', () => {
    const code = '0a1b-c2d3-e4f5-g6h7';
    const hash = recoveryCodeHash(ANNA, code);
    for (const typed of ['0A1B C2D3 E4F5 G6H7', 'oaIbc2d3e4f5g6h7', ' Oalb-c2d3-e4f5-g6h7 ']) {
      expect(recoveryCodeHash(ANNA, typed)).toBe(hash);
    }
    expect(recoveryCodeHash(BERT, code)).not.toBe(hash);
  });

  it.each(['', '123456', '0a1b-c2d3-e4f5', '0a1b-c2d3-e4f5-g6h7-x', '0a1b-c2d3-e4f5-g6hü'])('are not %j', (typed) => {
    expect(recoveryCodeHash(ANNA, typed)).toBeNull();
  });
});
