import { UserGroups } from '@assist/identity/contracts';
import { Clock, systemContext, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { LOG, type Log } from '@assist/platform/observability';
import { Settings } from '@assist/platform/settings';
import { dayOf } from '@assist/platform/usage';
import { Inject, Injectable } from '@nestjs/common';
import { UsageDays } from './usage-day.repository.js';

const DAY_MS = 24 * 3600_000;

/** Deletes daily figures that are older than the house keeps them, and those of accounts that are gone. */
@Injectable()
export class PruneUsage {
  constructor(
    private readonly database: Database,
    private readonly usage: UsageDays,
    private readonly people: UserGroups,
    private readonly settings: Settings,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Never throws: the next one tries again. */
  async execute(): Promise<void> {
    const before = dayOf(this.clock.now() - this.settings.get('usage.keepDays') * DAY_MS);
    const ctx = systemContext('usage.prune');
    try {
      await this.database.transaction(ctx, (tx) => this.usage.forget(tx, before));
      await this.#forgetGone(ctx);
    } catch (error) {
      this.log.warn({ err: error }, 'old usage could not be deleted');
    }
  }

  /** An answer that ended after its person was removed was still counted. Accounts are read last: a new one is no gone one. */
  async #forgetGone(ctx: RequestContext): Promise<void> {
    const counted = await this.usage.userIds(ctx);
    const known = new Set((await this.people.everybody(ctx)).map(({ id }) => id));
    for (const id of counted) {
      if (!known.has(id)) await this.database.transaction(ctx, (tx) => this.usage.deleteOfUser(tx, id));
    }
  }
}
