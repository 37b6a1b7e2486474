import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { UserChanges } from '../../users/user-changes.js';
import type { UserEntity } from '../../users/user.entity.js';
import { UserRepository } from '../../users/user.repository.js';
import { asProvider } from './as-provider.js';
import type { ExternalAccountEntity } from './external-account.entity.js';
import { ExternalAccountRepository } from './external-account.repository.js';

/** Whether somebody whom a provider lets in may come in here too. */
@Injectable()
export class AccountStanding {
  constructor(
    private readonly users: UserRepository,
    private readonly accounts: ExternalAccountRepository,
    private readonly changes: UserChanges,
    private readonly clock: Clock,
  ) {}

  /**
   * Inside the transaction of a sign-in or a sync: the user, with the row locked. Whom the directory had suspended comes
   * back and takes a seat again; whom an administrator has suspended, or is deleting, does not.
   * @throws AppError SIGN_ON_REFUSED, LICENSE_SEATS_EXCEEDED
   */
  async letIn(tx: RequestContext, { provider, subject, userId }: ExternalAccountEntity): Promise<UserEntity> {
    const user = await this.users.findLocked(tx, userId);
    // Behind the lock: whoever suspends the user decides about this too.
    const account = await this.accounts.find(tx, provider, subject);
    const isOut = user === null || account === null || user.erasingSince !== null || (user.disabled && !account.suspended);
    if (isOut) throw new AppError('SIGN_ON_REFUSED');
    await this.accounts.update(tx, account, { suspended: false, confirmedAt: this.clock.now() });
    if (user.disabled) await this.changes.apply(asProvider(tx, provider), user, { disabled: false });
    return { ...user, disabled: false };
  }
}
