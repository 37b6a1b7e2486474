import { isAppError, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { UserActors } from '../sessions/user-actors.js';
import { UserRepository } from '../users/user.repository.js';
import { Delegation, type Delegate } from './delegation.js';

/** What somebody may give and touch now, for a link that he or she made earlier. */
@Injectable()
export class Authority {
  constructor(
    private readonly users: UserRepository,
    private readonly actors: UserActors,
    private readonly delegation: Delegation,
  ) {}

  /** Locks the administrators where there is a transaction. Null for who is gone, suspended, or administers users no more. */
  async of(ctx: RequestContext, userId: string | null): Promise<Delegate | null> {
    const user = userId === null ? null : await this.users.findById(ctx, userId);
    if (user === null || user.disabled) return null;
    const inTheirName = { ...ctx, actor: (await this.actors.person(ctx, user, '-')).actor };
    try {
      return await (ctx.tx === undefined ? this.delegation.look(inTheirName) : this.delegation.begin(inTheirName));
    } catch (error) {
      if (isAppError(error, 'FORBIDDEN')) return null;
      throw error;
    }
  }
}
