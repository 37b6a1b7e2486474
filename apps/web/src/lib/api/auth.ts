import * as api from '@assist/api-client';
import type { LoginRequest } from '@assist/contracts';
import { beginSession, endSession } from '../session/session';
import { dataOf, done } from './http';
import { exchange } from './transport';

/** Signs in. Not through the session: a 401 here means wrong credentials, not an old session. */
export async function signIn(request: LoginRequest): Promise<void> {
  beginSession(await dataOf(api.login<true>({ body: request, fetch: (sent) => exchange(sent as Request) })));
}

/** Ends the session here in any case; the server's answer doesn't change that. */
export async function signOut(): Promise<void> {
  try {
    await done(api.logout<true>());
  } finally {
    endSession();
  }
}
