import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from './sealed-text.js';

const key = randomBytes(32);

describe('seal', () => {
  it('opens with the same key and context only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, context) => {
        const sealed = seal(key, text, context);
        expect(unseal(key, sealed, context)).toBe(text);
        expect(unseal(key, sealed, `${context}x`)).toBeNull();
        expect(unseal(randomBytes(32), sealed, context)).toBeNull();
      }),
      { numRuns: 50 },
    );
  });

  it('never gives the same text twice and does not hold the secret', () => {
    expect(seal(key, 'sk-secret', 'row')).not.toBe(seal(key, 'sk-secret', 'row'));
    expect(Buffer.from(seal(key, 'sk-secret', 'row').slice(3), 'base64url').toString('latin1')).not.toContain('sk-secret');
  });

  it('notices every changed byte', () => {
    const bytes = Buffer.from(seal(key, 'sk-secret', 'row').slice(3), 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(unseal(key, `v1.${changed.toString('base64url')}`, 'row')).toBeNull();
    }
  });

  it.each(['', 'v1', 'v1.', 'v1.AAAA', 'v2.AAAA', 'nonsense', 'v1.....'])('answers null for %j', (sealed) => {
    expect(unseal(key, sealed, 'row')).toBeNull();
  });
});
