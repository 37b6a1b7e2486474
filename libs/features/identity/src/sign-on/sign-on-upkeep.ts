import { ProcessRole } from '@assist/kernel';
import type { ConfigOf } from '@assist/platform/config';
import { DRAIN_ORDER, DrainRegistry, LOG, type Log } from '@assist/platform/observability';
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

  /** One run at a time; one that fails is tried again in its turn; a shutdown lets the current one end early. */
  #every(name: string, ms: number, work: (signal: AbortSignal) => Promise<void>): void {
    const stop = new AbortController();
    let running: Promise<void> = Promise.resolve();
    const run = (): void => {
      running = running
        .then(() => work(stop.signal))
        .catch((error: unknown) => {
          if (!stop.signal.aborted) this.log.error({ err: error, name }, 'the upkeep of sign-on failed');
        });
    };
    const timer = setInterval(run, ms);
    timer.unref();
    this.drains.add(name, DRAIN_ORDER.work, async () => {
      clearInterval(timer);
      stop.abort();
      await running;
    });
    run();
  }
}
