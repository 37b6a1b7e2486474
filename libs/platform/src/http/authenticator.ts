import type { Actor, Locale, UserActor } from '@assist/kernel';

export type { UserActor };

export interface Authenticated {
  readonly actor: Extract<Actor, { kind: 'user' | 'service' }>;
  /** The user's choice; null: as the request says. */
  readonly locale: Locale | null;
}

/** Sessions of a user that are over: the one named, or all but the one excepted. */
export interface EndedSessions {
  readonly userId: string;
  readonly sessionId?: string | undefined;
  readonly exceptId?: string | undefined;
}

/** Proves who sends a token; the identity room implements it, HTTP and sockets ask it on every call. */
export abstract class Authenticator {
  /**
   * Null for a token or API key that is malformed, expired, revoked, or of a user who may not sign in any more: one
   * answer for all. `address`: where the call comes from, for the owner to see.
   */
  abstract authenticate(token: string, address?: string): Promise<Authenticated | null>;
  /** Calls `listener` when sessions ended, in whatever process; returns the way to stop. A message may be lost. */
  abstract onSessionsEnded(listener: (ended: EndedSessions) => void): Promise<() => Promise<void>>;
  /** Calls `listener` when somebody's permissions changed, in whatever process; returns the way to stop. A message may be lost. */
  abstract onPermissionsChanged(listener: () => void): Promise<() => Promise<void>>;
  /**
   * The actors as they are now, by session: what they were granted is read anew. One is missing when the session is
   * over, or when its user became an administrator or is none any more.
   */
  abstract currentActors(actors: readonly UserActor[]): Promise<ReadonlyMap<string, UserActor>>;
}
