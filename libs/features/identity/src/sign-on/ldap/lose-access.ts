import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable } from '@nestjs/common';
import { EndSessions } from '../../sessions/end-sessions.js';
import { UserChanges } from '../../users/user-changes.js';
import { UserRepository } from '../../users/user.repository.js';
import { asProvider } from '../accounts/as-provider.js';
import type { ExternalAccountEntity } from '../accounts/external-account.entity.js';
import { ExternalAccountRepository } from '../accounts/external-account.repository.js';

/** The directory does not let somebody in any more: the user is suspended until it does again, and frees a seat. */
@Injectable()
export class LoseAccess {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly accounts: ExternalAccountRepository,
    private readonly endSessions: EndSessions,
    private readonly changes: UserChanges,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** `seen` is the account as it was before the directory was asked. */
  async execute(ctx: RequestContext, seen: ExternalAccountEntity): Promise<void> {
    await this.database.transaction(ctx, async (tx) => {
      const admins = await this.users.lockEnabledAdmins(tx);
      const user = await this.users.findLocked(tx, seen.userId);
      const account = await this.accounts.find(tx, seen.provider, seen.subject);
      // Meanwhile the person may have signed in, which the directory allowed.
      if (user === null || user.disabled || account === null || account.confirmedAt !== seen.confirmedAt) return;
      if (admins.length === 1 && admins[0] === user.id) {
        await this.endSessions.ofUser(tx, user.id);
        return this.log.error({ userId: user.id }, 'the last administrator is not in the directory any more, but stays one');
      }
      await this.changes.apply(asProvider(tx, account.provider), user, { disabled: true });
      await this.accounts.update(tx, account, { suspended: true });
    });
  }
}
