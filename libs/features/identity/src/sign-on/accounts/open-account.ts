import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { SetupState } from '../../setup/setup-state.js';
import { NewAccounts } from '../../users/new-accounts.js';
import { NO_PASSWORD } from '../../users/passwords.js';
import type { UserEntity } from '../../users/user.entity.js';
import { asProvider } from './as-provider.js';
import type { ExternalAccountEntity } from './external-account.entity.js';
import { ExternalAccountRepository } from './external-account.repository.js';
import type { AdmissionRules, ExternalPerson } from './external-person.js';
import { LinkAccount } from './link-account.js';

/** The first sign-in of a person: a new user, or one that is there and, so the provider proves, is the same person. */
@Injectable()
export class OpenAccount {
  constructor(
    private readonly accounts: ExternalAccountRepository,
    private readonly linkAccount: LinkAccount,
    private readonly newAccounts: NewAccounts,
    private readonly setup: SetupState,
    private readonly clock: Clock,
  ) {}

  /**
   * Inside the transaction of the sign-in, with the seats locked, and before them `existing`: the user with the address.
   * @throws AppError RESTORE_REQUIRED, SIGN_ON_INCOMPLETE, SIGN_ON_REFUSED, ACCOUNT_EXISTS, EMAIL_TAKEN, LICENSE_SEATS_EXCEEDED
   */
  async execute(
    ctx: RequestContext,
    person: ExternalPerson,
    rules: AdmissionRules,
    existing: UserEntity | null,
  ): Promise<ExternalAccountEntity> {
    const { provider, subject, email, name } = person;
    const { needed, restoreRequired } = await this.setup.read(ctx);
    if (restoreRequired) throw new AppError('RESTORE_REQUIRED');
    // The first administrator is made on the first-run page, not by whoever comes along.
    if (needed) throw new AppError('SIGN_ON_REFUSED');
    if (person.emailVerified === false && !rules.trustEmail) throw new AppError('SIGN_ON_INCOMPLETE');
    if (existing !== null) {
      if (!rules.linkByEmail || person.emailVerified !== true) throw new AppError('ACCOUNT_EXISTS');
      return this.linkAccount.execute(ctx, existing, person);
    }
    if (!rules.autoCreate) throw new AppError('SIGN_ON_REFUSED');
    const user = { email, name, role: 'user', passwordHash: NO_PASSWORD, locale: null };
    const userId = await this.newAccounts.add(asProvider(ctx, provider), user);
    const now = this.clock.now();
    const account = { provider, subject, userId, suspended: false, confirmedAt: now, createdAt: now };
    await this.accounts.insert(ctx, account);
    return account;
  }
}
