// T15: keys come from a cryptographic source, are bound to their purpose, and only a hash of them is kept.
import { describe, expect, it } from 'vitest';
import { sameSecretHash, secretHash } from '../secrets/secret-hash.js';
import { newSecretToken, parseSecretToken } from '../secrets/secret-token.js';
import { newApiKeyText, parseApiKeyText } from './api-key-text.js';

describe('T15: the text of an API key', () => {
  it('is read back to the mark and hash that are stored, and holds neither of its secrets in them', () => {
    const { text, mark, secretHash: hash } = newApiKeyText();
    expect(parseApiKeyText(text)).toEqual({ mark, secretHash: hash });
    expect(text).toMatch(/^ask_[2-9a-z]{12}_[\w-]{50}$/);
    expect(text.slice(17)).not.toContain(mark);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is another one each time, in every part', () => {
    const made = Array.from({ length: 500 }, () => newApiKeyText());
    expect(new Set(made.map(({ mark }) => mark)).size).toBe(500);
    expect(new Set(made.map(({ text }) => text.slice(17, 60))).size).toBe(500);
  });

  it('tells a slip of the pen at any place', () => {
    const { text } = newApiKeyText();
    for (let at = 0; at < text.length; at += 1) {
      const other = text[at] === 'x' ? 'y' : 'x';
      expect(parseApiKeyText(text.slice(0, at) + other + text.slice(at + 1))).toBeNull();
    }
    for (const wrong of [
      '',
      'ask_',
      text.slice(0, -1),
      `${text}0`,
      ` ${text}`,
      text.toUpperCase(),
      text.replace('ask_', 'ark_'),
    ]) {
      expect(parseApiKeyText(wrong)).toBeNull();
    }
  });
});

describe('T15: secrets that are handed out', () => {
  it('are nothing for another purpose, nor at another row', () => {
    const { text, id, hash } = newSecretToken('invitation', '018f6f2e-0000-7000-8000-000000000000');
    expect(parseSecretToken('invitation', text)?.hash).toBe(hash);
    expect(parseSecretToken('password-reset', text)?.hash).not.toBe(hash);
    const other = text.replace(id, '018f6f2e-0000-7000-8000-000000000001');
    expect(parseSecretToken('invitation', other)?.hash).not.toBe(hash);
    expect(hash).not.toContain(text.split('.')[1]);
  });

  it.each(['', '.', 'a.b', `018f6f2e-0000-7000-8000-000000000000.${'x'.repeat(42)}`, '018f6f2e-0000-7000-8000-000000000000'])(
    'are not read from %j',
    (text) => {
      expect(parseSecretToken('invitation', text)).toBeNull();
    },
  );

  it('are the same only when every character is', () => {
    const hash = secretHash('api-key', 'a', 'b');
    expect(sameSecretHash(hash, hash)).toBe(true);
    for (const other of [
      null,
      undefined,
      '',
      hash.slice(1),
      `${hash}0`,
      hash.replace(/.$/, (end) => (end === '0' ? '1' : '0')),
    ]) {
      expect(sameSecretHash(hash, other)).toBe(false);
    }
    expect(sameSecretHash('0'.repeat(64), null)).toBe(false);
  });
});
