import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { EndSessions } from '../../sessions/end-sessions.js';
import { UserChanges } from '../../users/user-changes.js';
import { asProvider } from './as-provider.js';
import { NO_PASSWORD } from '../../users/passwords.js';
import type { UserEntity } from '../../users/user.entity.js';
import { UserRepository } from '../../users/user.repository.js';
import type { ExternalAccountEntity } from './external-account.entity.js';
import { ExternalAccountRepository } from './external-account.repository.js';
import type { ExternalPerson } from './external-person.js';
import { SignOnAudit } from './sign-on-audit.js';

/**
 * A user of ours becomes that of a provider's person, with a proven address. The password goes: it would still open the
 * account when the provider has closed it. Only the last administrator with a password keeps it, so that somebody can
 * come in when the provider cannot be reached.
 */
@Injectable()
export class LinkAccount {
  constructor(
    private readonly users: UserRepository,
    private readonly accounts: ExternalAccountRepository,
    private readonly changes: UserChanges,
    private readonly endSessions: EndSessions,
    private readonly clock: Clock,
    private readonly audit: SignOnAudit,
  ) {}

  /** Inside the transaction of the sign-in, with the seats locked. @throws AppError ACCOUNT_EXISTS */
  async execute(ctx: RequestContext, user: UserEntity, { provider, subject }: ExternalPerson): Promise<ExternalAccountEntity> {
    // Somebody who had the address before may be that other person.
    if ((await this.accounts.findOfUser(ctx, provider, user.id)) !== null) throw new AppError('ACCOUNT_EXISTS');
    const now = this.clock.now();
    const account = { provider, subject, userId: user.id, suspended: false, confirmedAt: now, createdAt: now };
    await this.accounts.insert(ctx, account);
    const isNeeded = user.role === 'admin' && (await this.users.countOtherPasswordAdmins(ctx, user.id)) === 0;
    if (!isNeeded) await this.changes.apply(asProvider(ctx, provider), user, { passwordHash: NO_PASSWORD });
    else await this.endSessions.ofUser(ctx, user.id);
    await this.audit.linked(ctx, account, isNeeded);
    return account;
  }
}
