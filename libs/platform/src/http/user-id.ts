import { AppError, type RequestContext } from '@assist/kernel';

/** Id of the signed-in user. @throws AppError AUTH_REQUIRED for anybody else */
export function userIdOf(ctx: RequestContext): string {
  if (ctx.actor.kind !== 'user') throw new AppError('AUTH_REQUIRED');
  return ctx.actor.userId;
}
