import { Clock, ProcessRole, systemContext } from '@assist/kernel';
import { DrainRegistry, LOG, repeat, type Log } from '@assist/platform/observability';
import { UsageLog } from '@assist/platform/usage';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DocumentRepository } from './document.repository.js';

const EVERY_MS = 3600_000;
const DAY_MS = 24 * 3600_000;

/** Writes down every hour, and as each day begins, who keeps how much, so that its course over the days can be seen. */
@Injectable()
export class CountStored implements OnApplicationBootstrap {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly usage: UsageLog,
    private readonly role: ProcessRole,
    private readonly clock: Clock,
    private readonly drains: DrainRegistry,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.role.worksOff) return;
    const waitMs = (): number => waitFrom(this.clock.now());
    repeat({ name: 'stored usage', waitMs, work: () => this.execute() }, this.drains, this.log);
  }

  /** Never throws: the next one tries again. */
  async execute(): Promise<void> {
    const ctx = systemContext('rag.count-stored');
    try {
      await this.usage.setStored(ctx, await this.documents.storedByOwner(ctx));
    } catch (error) {
      this.log.warn({ err: error }, 'what is stored could not be counted');
    }
  }
}

/** Days are those of UTC. */
function waitFrom(now: number): number {
  return Math.min(EVERY_MS, DAY_MS - (now % DAY_MS) + 1000);
}
