import { describe, expect, it } from 'vitest';
import { setupFaults } from '../../setup/lib/setup-faults';
import { passwordStrength } from './password-strength';
import { safeNext } from './safe-next';

describe('where to go after signing in', () => {
  it.each(['/documents?q=a', '/chats/1', '/settings/models'])('goes to %s', (next) => {
    expect(safeNext(next)).toBe(next);
  });

  it.each([
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/login?next=/login',
    '/setup',
  ])('goes to the start instead of %s', (next) => {
    expect(safeNext(next)).toBe('/');
  });
});

describe('the strength of a password', () => {
  it('grows with length and variety', () => {
    const strengths = ['', 'kurz', 'aaaaaaaaaaaaaaaa', 'sommer2026', 'kxQ7-mv2p-8Rdt', 'drei alte Esel tanzen im Regen'].map(
      passwordStrength,
    );
    expect(strengths).toEqual([0, 1, 1, 2, 3, 4]);
  });
});

describe('the form of a new person', () => {
  it('names the first field to correct', () => {
    expect(setupFaults({ name: ' ', email: 'x', password: '' }).first).toBe('name');
    expect(setupFaults({ name: 'A', email: 'a@firma', password: '' }).first).toBe('email');
    expect(setupFaults({ name: 'A', email: 'a@firma.example', password: 'zu kurz' }).first).toBe('password');
    expect(setupFaults({ name: 'A', email: ' a@firma.example ', password: 'lang genug!' }).first).toBeNull();
  });
});
