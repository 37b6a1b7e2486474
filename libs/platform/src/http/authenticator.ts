import type { Actor, Locale } from '@assist/kernel';

export type UserActor = Extract<Actor, { kind: 'user' }>;

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
  /** Null for a token that is malformed, expired, revoked, or of a user who may not sign in any more. */
  abstract authenticate(token: string): Promise<Authenticated | null>;
  /** Calls `listener` when sessions ended, in whatever process; returns the way to stop. A message may be lost. */
  abstract onSessionsEnded(listener: (ended: EndedSessions) => void): Promise<() => Promise<void>>;
  /** Ids of those sessions that still live and whose user may do what the actor says. */
  abstract livingSessions(actors: readonly UserActor[]): Promise<ReadonlySet<string>>;
}
