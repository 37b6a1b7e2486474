export type Locale = 'de' | 'en';
export type Role = 'admin' | 'user';

/** Begin of `sessionId` where an API key stands for a session. */
export const API_KEY_MARK = 'key:';

export interface UserActor {
  readonly kind: 'user';
  readonly userId: string;
  /** `admin` holds every permission. */
  readonly roles: readonly Role[];
  /** What was granted when the door looked; empty where work goes on in the name of somebody: ask `PermissionGate` there. */
  readonly permissions: ReadonlySet<string>;
  /** Session, or API key, that proved who this is. */
  readonly sessionId: string;
  /**
   * `second-factor`: the role asks for one that is not set up yet, and until then nothing else is open. `services`: another
   * process of the installation calls in the name of the user, and only what processes ask each other is open.
   */
  readonly limitedTo?: 'second-factor' | 'services';
}

/** Who asks. A processor acts for the user who caused the work, a command line for the operator. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | UserActor
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'system'; readonly name: string };

declare const transactionBrand: unique symbol;
/** An open transaction; only `platform/database` knows what is inside. */
export interface TransactionHandle {
  readonly [transactionBrand]: true;
}

/** First parameter of every use case, port and repository method. */
export interface RequestContext {
  readonly actor: Actor;
  readonly requestId: string;
  readonly locale: Locale;
  /** Aborted when the caller went away, the work was cancelled or the process stops. */
  readonly signal: AbortSignal;
  readonly tx?: TransactionHandle;
  /** Where the call comes from, as far as the trusted proxies tell; absent where nobody outside called. */
  readonly address?: string;
  /** What the caller's program says that it is; anybody can say anything. */
  readonly userAgent?: string;
}

type ContextParts = Partial<Omit<RequestContext, 'actor'>>;

const never = new AbortController().signal;

function contextFor(actor: Actor, parts: ContextParts): RequestContext {
  const { requestId = '-', locale = 'en', signal = never, tx, address, userAgent } = parts;
  return { requestId, locale, signal, actor, tx, address, userAgent };
}

/** `key:<id>` of the API key with which somebody acts, now or when the work was ordered; null for a person. */
export function apiKeyOf(actor: Actor): string | null {
  return actor.kind === 'user' && actor.sessionId.startsWith(API_KEY_MARK) ? actor.sessionId : null;
}

export function anonymousContext(parts: ContextParts = {}): RequestContext {
  return contextFor({ kind: 'anonymous' }, parts);
}

export function systemContext(name: string, parts: ContextParts = {}): RequestContext {
  return contextFor({ kind: 'system', name }, parts);
}

export function serviceContext(name: string, parts: ContextParts = {}): RequestContext {
  return contextFor({ kind: 'service', name }, parts);
}

export function userContext(
  user: Pick<UserActor, 'userId' | 'roles'> & Partial<UserActor>,
  parts: ContextParts = {},
): RequestContext {
  const { userId, roles, permissions = new Set(), sessionId = '-' } = user;
  return contextFor({ kind: 'user', userId, roles, permissions, sessionId }, parts);
}

/**
 * The same context with this person as the one who asks, without any right of an administrator: what is done for
 * somebody by others reaches no further than that person could.
 */
export function inNameOf(ctx: RequestContext, userId: string): RequestContext {
  return { ...ctx, actor: { kind: 'user', userId, roles: ['user'], permissions: new Set(), sessionId: '-' } };
}
