import type { Actor, Locale } from '@assist/kernel';

export interface Authenticated {
  readonly actor: Extract<Actor, { kind: 'user' | 'service' }>;
  /** The user's choice; null: as the request says. */
  readonly locale: Locale | null;
}

/** Proves who sends a token; the identity room implements it, HTTP and sockets ask it on every call. */
export abstract class Authenticator {
  /** Null for a token that is malformed, expired, revoked, or of a user who may not sign in any more. */
  abstract authenticate(token: string): Promise<Authenticated | null>;
  /** Calls `listener` with a user whose sessions ended, in whatever process; returns the way to stop. */
  abstract onSessionsEnded(listener: (userId: string) => void): Promise<() => Promise<void>>;
}
