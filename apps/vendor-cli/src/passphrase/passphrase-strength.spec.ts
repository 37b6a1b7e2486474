import { describe, expect, it } from 'vitest';
import { isStrongPassphrase } from './passphrase-strength.js';

describe('a passphrase', () => {
  it.each([
    'short but odd',
    'aaaaaaaaaaaaaaaaaaaa',
    'abababababababab',
    'my password is long',
    'Passwort-2026-Muster',
    '1234567890123456',
    'qwertzuiopü+asdf',
  ])('%j is refused', (passphrase) => {
    expect(isStrongPassphrase(passphrase)).toBe(false);
  });

  it.each(['correct horse battery', 'fünf zufällige Wörter', 'x7!kQ2#vP9@mZ4'])('%j is taken', (passphrase) => {
    expect(isStrongPassphrase(passphrase)).toBe(true);
  });
});
