import { AppError, type RequestContext } from '@assist/kernel';

/**
 * Once more inside the transaction, with the administrators locked: the request was let in before a password was hashed,
 * and the caller may have lost the role or the account since. @throws AppError FORBIDDEN
 */
export function requireAdmin(ctx: RequestContext, admins: readonly string[]): void {
  if (ctx.actor.kind === 'user' && !admins.includes(ctx.actor.userId)) throw new AppError('FORBIDDEN');
}
