import { ProcessRole } from '@assist/kernel';
import type { ConfigOf } from '@assist/platform/config';
import { DrainRegistry, LOG, repeat, type Log } from '@assist/platform/observability';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { EndStaleKeys } from './accounts/end-stale-keys.js';
import { ldapConfig } from './ldap/ldap.config.js';
import { SyncDirectory } from './ldap/sync-directory.js';

const KEYS_EVERY_MS = 3600_000;

/** At start and then regularly: who is still in the directory, and whose keys are left over. The start does not wait for it. */
@Injectable()
export class SignOnUpkeep implements OnApplicationBootstrap {
  constructor(
    private readonly sync: SyncDirectory,
    private readonly staleKeys: EndStaleKeys,
    private readonly role: ProcessRole,
    private readonly drains: DrainRegistry,
    @Inject(ldapConfig.token) private readonly config: ConfigOf<typeof ldapConfig>,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.role.worksOff) return;
    this.#every('stale keys', KEYS_EVERY_MS, (signal) => this.staleKeys.execute(signal));
    if (this.config.url === undefined) return;
    this.#every('directory sync', this.config.syncMinutes * 60_000, (signal) => this.sync.execute(signal));
  }

  #every(name: string, ms: number, work: (signal: AbortSignal) => Promise<void>): void {
    repeat({ name, waitMs: () => ms, work }, this.drains, this.log);
  }
}
