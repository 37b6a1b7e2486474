import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const reply = (token: string, expiresIn = 900): Response =>
  new Response(JSON.stringify({ accessToken: token, expiresIn }), {
    status: 200,
    headers: { 'content-type': 'application/json' },
  });
const refused = (status: number): Response => new Response('', { status });

let session: typeof import('./session');
let answers: (() => Promise<Response>)[];
let asked: number;

beforeEach(async () => {
  const stored = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
  asked = 0;
  answers = [];
  vi.stubGlobal('fetch', () => {
    asked += 1;
    return (answers.shift() ?? (() => Promise.reject(new TypeError('network'))))();
  });
  // Node's own knows no addresses without a host.
  vi.stubGlobal(
    'Request',
    class {
      readonly signal = new AbortController().signal;
    },
  );
  vi.resetModules();
  session = await import('./session');
});
afterEach(() => vi.unstubAllGlobals());

describe('the session', () => {
  it('is renewed once for all who ask at the same time', async () => {
    answers = [() => Promise.resolve(reply('t1'))];
    expect(await Promise.all([session.renewSession(), session.renewSession(), session.renewSession()])).toEqual([
      true,
      true,
      true,
    ]);
    expect([asked, await session.accessToken()]).toEqual([1, 't1']);
  });

  it('is not renewed again when somebody already did', async () => {
    answers = [() => Promise.resolve(reply('t1'))];
    await session.renewSession();
    expect(await session.renewUnlessChanged('older token')).toBe(true);
    expect(asked).toBe(1);
  });

  it('renews a token that is about to end before it is used', async () => {
    answers = [() => Promise.resolve(reply('short', 5)), () => Promise.resolve(reply('fresh'))];
    await session.renewSession();
    expect(await session.accessToken()).toBe('fresh');
  });

  it('ends when the server refuses, and says that it had been there', async () => {
    session.beginSession({ accessToken: 't1', expiresIn: 900 });
    expect(session.sessionLikely()).toBe(true);
    answers = [() => Promise.resolve(refused(401))];
    expect(await session.renewUnlessChanged('t1')).toBe(false);
    expect([session.sessionState.get(), await session.accessToken(), session.sessionLikely()]).toEqual(['expired', null, false]);
  });

  it('survives an unreachable server', async () => {
    session.beginSession({ accessToken: 't1', expiresIn: 900 });
    await expect(session.renewSession()).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
    expect([session.sessionState.get(), await session.accessToken()]).toEqual(['signed-in', 't1']);
  });

  it('leaves nothing behind after signing out', async () => {
    session.beginSession({ accessToken: 't1', expiresIn: 900 });
    session.endSession();
    expect([session.sessionState.get(), await session.accessToken(), session.sessionLikely()]).toEqual([
      'signed-out',
      null,
      false,
    ]);
  });
});
