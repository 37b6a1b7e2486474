import { Clock, systemContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { DRAIN_ORDER, DrainRegistry, LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HeartbeatRepository } from './heartbeat.repository.js';
import { OwnReport } from './own-report.js';

const EVERY_MS = 15_000;
const FORGET_AFTER_MS = 7 * 24 * 3600_000;

/** Tells the other processes of the installation that this one lives, and how it is. */
@Injectable()
export class Heartbeat implements OnApplicationBootstrap {
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly repository: HeartbeatRepository,
    private readonly report: OwnReport,
    private readonly drains: DrainRegistry,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    // One process holds the file: there is nobody to tell.
    if (this.database.engine === 'sqlite') return;
    this.#beat();
    this.#timer = setInterval(() => this.#beat(), EVERY_MS).unref();
    this.drains.add('sign of life', DRAIN_ORDER.work, async () => {
      clearInterval(this.#timer);
      await this.#beating;
      await this.#write(this.clock.now());
    });
  }

  #beat(): void {
    this.#beating = this.#beating
      .then(() => this.#write(null))
      .catch((error: unknown) => this.log.warn({ err: error }, 'no sign of life could be given'));
  }

  async #write(stoppedAt: number | null): Promise<void> {
    const heartbeat = await this.report.heartbeat();
    await this.database.transaction(systemContext('heartbeat'), async (tx) => {
      await this.repository.save(tx, { ...heartbeat, stoppedAt });
      await this.repository.forget(tx, heartbeat.seenAt - FORGET_AFTER_MS);
    });
  }
}
