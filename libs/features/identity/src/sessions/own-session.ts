import { AppError, type RequestContext } from '@assist/kernel';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import type { UserEntity } from '../users/user.entity.js';
import { UserRepository } from '../users/user.repository.js';
import type { SessionEntity } from './session.entity.js';
import { SessionRepository } from './session.repository.js';

/** Who acts for themselves, looked at again inside the transaction in which they do. */
@Injectable()
export class OwnSession {
  constructor(
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
  ) {}

  /**
   * The caller with the row locked. A change that ends all of a user's sessions locks that row too, so what is written
   * here ends with them or is not written. @throws AppError SESSION_EXPIRED when account or session ended since the door looked
   */
  async locked(ctx: RequestContext): Promise<{ readonly user: UserEntity; readonly session: SessionEntity }> {
    const user = await this.users.findLocked(ctx, userIdOf(ctx));
    const session = ctx.actor.kind === 'user' ? await this.sessions.find(ctx, ctx.actor.sessionId) : null;
    if (user === null || user.disabled || session === null || session.userId !== user.id) throw new AppError('SESSION_EXPIRED');
    return { user, session };
  }
}
