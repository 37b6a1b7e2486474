import { DrainRegistry, LOG, repeat, type Log } from '@assist/platform/observability';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PruneUsage } from './prune-usage.js';

const EVERY_MS = 3600_000;

/** Prunes at the start and every hour. */
@Injectable()
export class PruneUsageHourly implements OnApplicationBootstrap {
  constructor(
    private readonly prune: PruneUsage,
    private readonly drains: DrainRegistry,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    repeat({ name: 'old usage', waitMs: () => EVERY_MS, work: () => this.prune.execute() }, this.drains, this.log);
  }
}
