import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { internalPath } from './internal-path.js';

describe('where a sign-in leads to', () => {
  it.each(['/', '/chats/1', '/documents?q=a%20b&hit=2#x', '/settings/users', '/a/../b?u=https://evil.example', '/Ärger'])(
    'is a page of ours: %s',
    (next) => {
      const url = new URL(internalPath(next), 'https://assist.example');
      expect(url.href).toBe(new URL(next, 'https://assist.example').href);
    },
  );

  it.each([
    undefined,
    null,
    7,
    ['/x'],
    '',
    'documents',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/x\\y',
    '/\tx',
    '/\u0000',
    '/\ud800',
    '/.//evil.example',
    '/a/..//evil.example',
    '/login',
    '/LOGIN?next=/x',
    '/x/../login',
    '/api/me',
    '/api',
    '/v1/models',
    '/healthz',
    `/${'x'.repeat(1000)}`,
  ])('is the start page instead of %j', (next) => {
    expect(internalPath(next)).toBe('/');
  });

  it('is never on another host, whatever is asked', () => {
    const evil = fc.string({
      unit: fc.constantFrom('/', '\\', '.', ':', '@', '\t', '\n', ' ', '%', '2', 'f', 'e', '?', '#', 'https:'),
    });
    fc.assert(
      fc.property(evil, (next) => {
        const path = internalPath(next);
        expect(path.startsWith('/')).toBe(true);
        for (const base of ['https://assist.example/login?x', 'http://127.0.0.1:8000/api/auth/oidc/x/callback']) {
          expect(new URL(path, base).origin).toBe(new URL(base).origin);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
