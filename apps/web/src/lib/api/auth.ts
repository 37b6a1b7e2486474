import * as api from '@assist/api-client';
import type {
  LoginRequest,
  PasswordReset,
  ResetPasswordRequest,
  SecondStepRequest,
  SignOnProviders,
} from '@assist/contracts/people';
import { beginSession, endSession } from '../session/session';
import { isApiError } from './api-error';
import { dataOf, done } from './http';
import { outside } from './outside';

/** Signs in. Gives the challenge for the second step where one is needed, else null. */
export async function signIn(request: LoginRequest): Promise<string | null> {
  try {
    beginSession(await dataOf(api.login<true>({ body: request, ...outside })));
    return null;
  } catch (error) {
    const challenge = isApiError(error, 'SECOND_FACTOR_REQUIRED') ? error.params['challenge'] : undefined;
    if (typeof challenge !== 'string') throw error;
    return challenge;
  }
}

/** The second step of a sign-in. */
export async function passSecondFactor(request: SecondStepRequest): Promise<void> {
  beginSession(await dataOf(api.passSecondFactor<true>({ body: request, ...outside })));
}

/** Other ways to sign in. */
export function readSignOnProviders(): Promise<SignOnProviders> {
  return dataOf(api.listSignOnProviders<true>({ ...outside }));
}

/** Ends the session here in any case; the server's answer doesn't change that. */
export async function signOut(): Promise<void> {
  try {
    await done(api.logout<true>());
  } finally {
    endSession();
  }
}

/** The answer is the same for every address. */
export function requestPasswordReset(email: string): Promise<void> {
  return done(api.requestPasswordReset<true>({ body: { email }, ...outside }));
}

/** Whose password a link sets. */
export function lookAtPasswordReset(token: string): Promise<PasswordReset> {
  return dataOf(api.lookAtPasswordReset<true>({ body: { token }, ...outside }));
}

export function resetPassword(request: ResetPasswordRequest): Promise<void> {
  return done(api.resetPassword<true>({ body: request, ...outside }));
}
