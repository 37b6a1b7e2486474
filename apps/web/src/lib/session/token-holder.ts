import type { TokenReply } from '@assist/contracts/people';

/** Renew a little before the end, so that a request never starts with a token that dies on the way. */
const RENEW_BEFORE_MS = 15_000;

/** An access token in memory. It never touches a storage that survives the page. */
export interface AccessToken {
  readonly value: string;
  readonly expiresAtMs: number;
}

export function tokenFrom(reply: TokenReply, nowMs: number): AccessToken {
  return { value: reply.accessToken, expiresAtMs: nowMs + reply.expiresIn * 1000 };
}

export function isFresh(token: AccessToken, nowMs: number): boolean {
  return token.expiresAtMs - nowMs > RENEW_BEFORE_MS;
}
