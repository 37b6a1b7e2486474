import { randomBytes } from 'node:crypto';
import { systemContext, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DAY_MS } from '../../core/index.js';
import { EffectiveClock } from '../clock/effective-clock.js';
import { LicenseDayRepository } from './license-day.repository.js';
import { LicenseUsageRepository } from './license-usage.repository.js';
import { utcDay } from './quota-catalogue.js';
import { UsageCounters, type UsageCounter } from './usage-counters.js';

const EVERY_MS = 60_000;
/** Statements look back a year at most. */
const KEPT_DAYS = 800;

/**
 * Notes once a minute what the counters of this process say, for reports and for processes that cannot count it
 * themselves. Writes only what changed.
 */
@Injectable()
export class UsageSampler implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #ctx: RequestContext = systemContext('licence');
  readonly #written = new Map<UsageCounter, string>();
  #day = '';
  #timer: NodeJS.Timeout | undefined;
  #sampling: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly counters: UsageCounters,
    private readonly usage: LicenseUsageRepository,
    private readonly days: LicenseDayRepository,
    private readonly time: EffectiveClock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const look = (): void => {
      this.#sampling = this.sample().catch((error: unknown) =>
        this.log.warn({ err: error }, 'the use of the licence was not noted'),
      );
    };
    this.#timer = setInterval(look, EVERY_MS).unref();
    look();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#sampling;
  }

  async sample(): Promise<void> {
    const now = this.time.now();
    const day = utcDay(now);
    if (day !== this.#day) await this.#beginDay(day, utcDay(now - KEPT_DAYS * DAY_MS));
    for (const counter of this.counters.all) {
      const used = await counter.count(this.#ctx);
      const written = `${day} ${String(used)}`;
      if (this.#written.get(counter) === written) continue;
      await this.database.transaction(this.#ctx, (tx) => this.usage.note(tx, counter, day, used));
      this.#written.set(counter, written);
    }
  }

  async #beginDay(day: string, oldest: string): Promise<void> {
    await this.database.transaction(this.#ctx, async (tx) => {
      await this.days.mark(tx, day, randomBytes(4).toString('hex'));
      await this.days.forgetBefore(tx, oldest);
      await this.usage.forgetBefore(tx, oldest);
    });
    this.#day = day;
  }
}
