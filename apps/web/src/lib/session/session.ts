import type { TokenReply } from '@assist/contracts/people';
import { isApiError } from '../api/api-error';
import { exchange } from '../api/transport';
import { createObservable } from '../store/observable';
import { singleFlight } from './single-flight';
import { announceToTabs } from './tab-channel';
import { withTabLock } from './tab-lock';
import { isFresh, tokenFrom, type AccessToken } from './token-holder';

export type SessionState = 'unknown' | 'signed-in' | 'signed-out' | 'expired';

export const sessionState = createObservable<SessionState>('unknown');

/** Set while a refresh cookie probably exists. It only decides what is asked first, never who somebody is. */
const HINT = 'assist.session';

let token: AccessToken | null = null;

export function sessionLikely(): boolean {
  return localStorage.getItem(HINT) !== null;
}

/** Takes the token of a fresh sign-in and lets the other tabs follow. */
export function beginSession(reply: TokenReply): void {
  adopt(reply);
  announceToTabs('signed-in');
}

/** Takes over the session that an identity provider's way back has left in a cookie. False: there is none. */
export async function takeSession(): Promise<boolean> {
  const isTaken = await renewSession();
  if (isTaken) announceToTabs('signed-in');
  return isTaken;
}

/** Signed out here: the other tabs follow. */
export function endSession(): void {
  forget('signed-out');
  announceToTabs('signed-out');
}

/** Signed out in another tab. */
export function followSignOut(): void {
  forget('signed-out');
}

/** The token for the next request, renewed when it is about to end; null without a session. */
export async function accessToken(): Promise<string | null> {
  if (token === null) return null;
  if (!isFresh(token, Date.now())) await renewSession();
  return token === null ? null : token.value;
}

/** Renews unless somebody else already did since `stale` was handed out. False: the session is over. */
export async function renewUnlessChanged(stale: string | null): Promise<boolean> {
  if (token !== null && token.value !== stale) return true;
  return renewSession();
}

/** Exchanges the refresh cookie for a token: once for all callers of this tab, one tab at a time. */
export const renewSession = singleFlight(async (): Promise<boolean> => {
  try {
    const response = await withTabLock('assist.session.renew', () =>
      exchange(new Request('/api/auth/refresh', { method: 'POST' })),
    );
    adopt((await response.json()) as TokenReply);
    return true;
  } catch (error) {
    if (!isApiError(error) || error.status < 400 || error.status >= 500 || error.status === 429) throw error;
    // As it is now: who signed out while this ran has no expired session.
    forget(sessionState.get() === 'signed-in' ? 'expired' : 'signed-out');
    return false;
  }
});

function adopt(reply: TokenReply): void {
  token = tokenFrom(reply, Date.now());
  localStorage.setItem(HINT, '1');
  sessionState.set('signed-in');
}

function forget(state: 'signed-out' | 'expired'): void {
  token = null;
  localStorage.removeItem(HINT);
  sessionState.set(state);
}
