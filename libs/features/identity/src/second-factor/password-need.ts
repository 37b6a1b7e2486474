import type { RequestContext } from '@assist/kernel';
import { Clock } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { SessionRepository } from '../sessions/session.repository.js';
import { OwnPassword } from '../sign-on/ldap/own-password.js';
import { UserRepository } from '../users/user.repository.js';

/** So long after a sign-in nobody is asked for the password again. */
const JUST_NOW_MS = 10 * 60_000;

/** Whether the password is asked for before a second factor is set up. */
@Injectable()
export class PasswordNeed {
  constructor(
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly ownPassword: OwnPassword,
    private readonly clock: Clock,
  ) {}

  /**
   * Who must set one up can do nothing else before, and has mostly just signed in. A role may ask for one while a browser
   * is open for days: whoever sits there then must not lock the owner out with a factor of the own.
   */
  async of(ctx: RequestContext): Promise<boolean> {
    const { actor } = ctx;
    if (actor.kind !== 'user' || actor.limitedTo === undefined) return true;
    const session = await this.sessions.find(ctx, actor.sessionId);
    if (session !== null && this.clock.now() - session.createdAt <= JUST_NOW_MS) return false;
    const user = await this.users.findById(ctx, actor.userId);
    return user === null || this.ownPassword.exists(ctx, user);
  }
}
