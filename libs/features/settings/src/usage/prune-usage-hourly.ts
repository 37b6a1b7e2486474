import { DRAIN_ORDER, DrainRegistry } from '@assist/platform/observability';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PruneUsage } from './prune-usage.js';

const EVERY_MS = 3600_000;

/** Prunes at the start and every hour. */
@Injectable()
export class PruneUsageHourly implements OnApplicationBootstrap {
  constructor(
    private readonly prune: PruneUsage,
    private readonly drains: DrainRegistry,
  ) {}

  onApplicationBootstrap(): void {
    let running = this.prune.execute();
    const timer = setInterval(() => (running = running.then(() => this.prune.execute())), EVERY_MS).unref();
    this.drains.add('old usage', DRAIN_ORDER.work, async () => {
      clearInterval(timer);
      await running;
    });
  }
}
