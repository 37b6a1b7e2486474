import type { RequestContext } from '@assist/kernel';

/** The same transaction with the provider as the one who acts: so the audit log tells who changed the account. */
export function asProvider(ctx: RequestContext, provider: string): RequestContext {
  return { ...ctx, actor: { kind: 'system', name: `sign-on:${provider}` } };
}
