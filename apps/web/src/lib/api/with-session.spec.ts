import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from './api-error';

let withSession: typeof import('./with-session').withSession;
let demanded: typeof import('../session/second-factor-demanded').secondFactorDemanded;
let session: typeof import('../session/session');
let renewals: number;

beforeEach(async () => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
  renewals = 0;
  vi.stubGlobal('fetch', () => {
    renewals += 1;
    return Promise.resolve(Response.json({ accessToken: `t${renewals}`, expiresIn: 900 }));
  });
  // Node's own knows no addresses without a host.
  vi.stubGlobal(
    'Request',
    class {
      readonly signal = new AbortController().signal;
    },
  );
  vi.resetModules();
  ({ withSession } = await import('./with-session'));
  ({ secondFactorDemanded: demanded } = await import('../session/second-factor-demanded'));
  session = await import('../session/session');
  await session.renewSession();
});
afterEach(() => vi.unstubAllGlobals());

/** The class of the modules as they are loaded now. */
async function refusal(code: ApiError['code'], status: number): Promise<ApiError> {
  const { ApiError: Loaded } = await import('./api-error');
  return new Loaded(code, status);
}

describe('a call with the session', () => {
  it('is sent again with a new token where the session is over, once', async () => {
    const over = await refusal('SESSION_EXPIRED', 401);
    const sent: (string | null)[] = [];
    const send = (token: string | null): Promise<string> => {
      sent.push(token);
      return sent.length === 1 ? Promise.reject(over) : Promise.resolve('reply');
    };
    expect(await withSession(send)).toBe('reply');
    expect(sent).toEqual(['t1', 't2']);
    await expect(withSession(() => Promise.reject(over))).rejects.toBe(over);
  });

  it('is not sent again for any other refusal', async () => {
    const wrong = await refusal('CREDENTIALS_INVALID', 401);
    await expect(withSession(() => Promise.reject(wrong))).rejects.toBe(wrong);
    expect(renewals).toBe(1);
  });

  it.each([
    ['at once', 1],
    ['after a renewal', 2],
  ] as const)('hears that a second factor is demanded: %s', async (_, answer) => {
    const over = await refusal('SESSION_EXPIRED', 401);
    const stopped = await refusal('SECOND_FACTOR_SETUP_REQUIRED', 403);
    let calls = 0;
    const send = (): Promise<never> => Promise.reject(++calls < answer ? over : stopped);
    await expect(withSession(send)).rejects.toBe(stopped);
    expect(demanded.get()).toBe(true);
  });
});
