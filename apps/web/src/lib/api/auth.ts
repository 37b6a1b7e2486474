import type { LoginRequest, TokenReply } from '@assist/contracts';
import { beginSession, endSession } from '../session/session';
import { callEmpty } from './http';
import { exchange } from './transport';

/** Signs in. Not through `send`: a 401 here means wrong credentials, not an old session. */
export async function signIn(request: LoginRequest): Promise<void> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const response = await exchange('/api/auth/login', { method: 'POST', headers, body: JSON.stringify(request) });
  beginSession((await response.json()) as TokenReply);
}

/** Ends the session here in any case; the server's answer doesn't change that. */
export async function signOut(): Promise<void> {
  try {
    await callEmpty('POST', '/api/auth/logout');
  } finally {
    endSession();
  }
}
