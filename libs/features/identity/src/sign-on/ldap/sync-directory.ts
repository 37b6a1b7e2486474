import { isAppError, systemContext } from '@assist/kernel';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable } from '@nestjs/common';
import type { ExternalAccountEntity } from '../accounts/external-account.entity.js';
import { ExternalAccountRepository } from '../accounts/external-account.repository.js';
import { DIRECTORY } from '../sign-on-provider.js';
import { FollowDirectory } from './follow-directory.js';
import { SUBJECTS_PER_SEARCH } from './ldap-directory.js';
import { LoseAccess } from './lose-access.js';

/** So many people gone and none there: that is a wrong setting rather than everybody’s notice. */
const SUSPICIOUS = 3;

/** All people of the directory who have a user here are followed; those who are gone lose their access. */
@Injectable()
export class SyncDirectory {
  constructor(
    private readonly accounts: ExternalAccountRepository,
    private readonly followDirectory: FollowDirectory,
    private readonly loseAccess: LoseAccess,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Never throws: the next one tries again. */
  async execute(signal: AbortSignal = new AbortController().signal): Promise<void> {
    const ctx = systemContext('identity.directory-sync', { signal });
    const gone: ExternalAccountEntity[] = [];
    let present = 0;
    try {
      for (let after: string | undefined = ''; after !== undefined && !signal.aborted;) {
        const some: ExternalAccountEntity[] = await this.accounts.followed(ctx, DIRECTORY, after, SUBJECTS_PER_SEARCH);
        const missing = await this.followDirectory.execute(ctx, some);
        gone.push(...missing.filter((account) => !account.suspended));
        present += some.length - missing.length;
        after = some.at(-1)?.subject;
      }
      if (gone.length >= SUSPICIOUS && present === 0) {
        this.log.error(
          { people: gone.length },
          'the directory knows none of its people: nobody was suspended, check its settings',
        );
        return;
      }
      for (const account of gone) if (!signal.aborted) await this.loseAccess.execute(ctx, account);
    } catch (error) {
      if (signal.aborted) return;
      const reason = isAppError(error) ? error.code : error;
      this.log.warn({ reason }, 'the directory could not be followed; the next sync tries again');
    }
  }
}
