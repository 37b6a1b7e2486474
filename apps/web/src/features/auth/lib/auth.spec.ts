import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../lib/api/api-error';
import { waitOf } from '../../../lib/format/wait';
import { setupFaults } from '../../setup/lib/setup-faults';
import { passwordStrength } from './password-strength';
import { safeNext } from './safe-next';
import { remaining } from './use-waiting-error';

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
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
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

describe('the wait after too many attempts', () => {
  it('is said in minutes, in its last minute in seconds, and never shorter than it is', () => {
    const said = [894, 840, 61, 60, 50, 41, 3].map((seconds) => Object.values(waitOf(seconds)).reverse().join(' '));
    expect(said).toEqual(['15 minutes', '14 minutes', '2 minutes', '1 minutes', '50 seconds', '50 seconds', '10 seconds']);
  });

  it('goes down and ends', () => {
    const refusal = new ApiError('LOGIN_THROTTLED', 429, { retryAfterSeconds: 30 });
    expect(remaining(refusal, 12)).toMatchObject({ code: 'LOGIN_THROTTLED', params: { retryAfterSeconds: 18 } });
    expect(remaining(refusal, 30)).toBeNull();
    expect(remaining(new ApiError('LOGIN_THROTTLED', 429), 99)).not.toBeNull();
  });
});
