export type Locale = 'de' | 'en';
export type Role = 'admin' | 'user';

/** Who asks. A processor acts for the user who caused the work, a command line for the operator. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly userId: string; readonly roles: readonly Role[]; readonly sessionId: string }
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
}

type ContextParts = Partial<Omit<RequestContext, 'actor'>>;

const never = new AbortController().signal;

function contextFor(actor: Actor, parts: ContextParts): RequestContext {
  return { requestId: parts.requestId ?? '-', locale: parts.locale ?? 'en', signal: parts.signal ?? never, actor, tx: parts.tx };
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
  user: { readonly userId: string; readonly roles: readonly Role[]; readonly sessionId?: string },
  parts: ContextParts = {},
): RequestContext {
  return contextFor({ kind: 'user', userId: user.userId, roles: user.roles, sessionId: user.sessionId ?? '-' }, parts);
}
