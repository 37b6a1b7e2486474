import type { Erasure } from '@assist/contracts/people';
import { AppError, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { Delegation, type Delegate } from '../../roles/delegation.js';
import type { UserEntity } from '../../users/user.entity.js';
import { UserChanges } from '../../users/user-changes.js';
import { UserRepository } from '../../users/user.repository.js';
import { BeginErasure } from './begin-erasure.js';
import { Erasures } from './erasures.service.js';

/**
 * Closes an account for good: from the commit on nobody signs in and the seat is free. Everything that is kept of the
 * person is removed by durable work of the rooms that keep it, the account last.
 */
@Injectable()
export class DeleteUser {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly changes: UserChanges,
    private readonly delegation: Delegation,
    private readonly begin: BeginErasure,
    private readonly erasures: Erasures,
  ) {}

  /** Once more tries again what failed. @throws AppError FORBIDDEN, RIGHTS_EXCEEDED, USER_NOT_FOUND, LAST_ADMIN, EXPORT_RUNNING, LEGAL_HOLD */
  execute(ctx: RequestContext, id: string): Promise<Erasure> {
    return this.database.transaction(ctx, async (tx) => {
      const delegate = await this.delegation.begin(tx);
      const user = await this.users.findLocked(tx, id);
      if (user === null) throw new AppError('USER_NOT_FOUND');
      await this.delegation.requireOver(tx, delegate, user);
      if (user.erasingSince === null) await this.#close(tx, delegate, user);
      else await this.erasures.again(tx, id);
      const erasure = await this.erasures.read(tx, id);
      if (erasure === null) throw new AppError('USER_NOT_FOUND');
      return erasure;
    });
  }

  async #close(tx: RequestContext, delegate: Delegate, user: UserEntity): Promise<void> {
    if (delegate.isLastAdmin(user.id)) throw new AppError('LAST_ADMIN');
    const erasingSince = await this.begin.execute(tx, user.id);
    await this.changes.apply(tx, user, { disabled: true, erasingSince });
  }
}
