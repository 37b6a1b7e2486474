import { isAppError, type RequestContext } from '@assist/kernel';
import type { ConfigOf } from '@assist/platform/config';
import { Database } from '@assist/platform/database';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable } from '@nestjs/common';
import type { ExternalAccountEntity } from '../accounts/external-account.entity.js';
import type { ExternalPerson } from '../accounts/external-person.js';
import { AccountStanding } from '../accounts/account-standing.js';
import { FollowPerson } from '../accounts/follow-person.js';
import { LdapDirectory } from './ldap-directory.js';
import { ldapRules } from './ldap-settings.js';
import { ldapConfig } from './ldap.config.js';

/** Asks the directory about people who signed in before, and makes their users what it says now. */
@Injectable()
export class FollowDirectory {
  constructor(
    private readonly database: Database,
    private readonly directory: LdapDirectory,
    private readonly follow: FollowPerson,
    private readonly standing: AccountStanding,
    @Inject(ldapConfig.token) private readonly config: ConfigOf<typeof ldapConfig>,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Those whom the directory does not let in any more; what happens to them the caller decides. @throws AppError SERVICE_UNAVAILABLE */
  async execute(ctx: RequestContext, accounts: readonly ExternalAccountEntity[]): Promise<ExternalAccountEntity[]> {
    if (accounts.length === 0) return [];
    const people = await this.directory.find(accounts.map(({ subject }) => subject));
    const gone: ExternalAccountEntity[] = [];
    for (const account of accounts) {
      const person = people.get(account.subject);
      if (person === undefined) gone.push(account);
      else await this.#followOne(ctx, account, person);
    }
    return gone;
  }

  /** One person's trouble, such as no seat to come back to, is not another's. */
  async #followOne(ctx: RequestContext, account: ExternalAccountEntity, person: ExternalPerson | null): Promise<void> {
    try {
      await this.database.transaction(ctx, async (tx) => {
        if (person === null) await this.standing.letIn(tx, account);
        else await this.follow.execute(tx, account, person, ldapRules(this.config));
      });
    } catch (error) {
      const code = isAppError(error) ? error.code : 'unexpected';
      this.log.warn(
        { userId: account.userId, code, err: isAppError(error) ? undefined : error },
        'a person of the directory was not followed',
      );
    }
  }
}
