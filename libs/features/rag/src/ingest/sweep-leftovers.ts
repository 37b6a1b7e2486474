import { join } from 'node:path';
import { ProcessRole, systemContext, type RequestContext } from '@assist/kernel';
import { coreConfig, type ConfigOf } from '@assist/platform/config';
import { DRAIN_ORDER, DrainRegistry, LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { sweepFolders } from '../parse/sweep-folders.js';
import { SweepContent } from './sweep-content.js';
import { SweepFiles } from './sweep-files.js';

const EVERY_MS = 3600_000;

/** At start and every hour: what processes that were killed, and faults of earlier releases, have left behind. */
@Injectable()
export class SweepLeftovers implements OnApplicationBootstrap {
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly content: SweepContent,
    private readonly files: SweepFiles,
    private readonly role: ProcessRole,
    private readonly drains: DrainRegistry,
    @Inject(coreConfig.token) private readonly core: ConfigOf<typeof coreConfig>,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.role.worksOff) return;
    const stop = new AbortController();
    const sweep = (): void => {
      this.#running = this.#running.then(() => this.execute(stop.signal));
    };
    const timer = setInterval(sweep, EVERY_MS);
    timer.unref();
    this.drains.add('sweep', DRAIN_ORDER.work, async () => {
      clearInterval(timer);
      stop.abort();
      await this.#running;
    });
    sweep();
  }

  /** Never throws: the next one tries again. A step that fails does not keep the others from their work. */
  async execute(signal: AbortSignal = new AbortController().signal): Promise<void> {
    const ctx = systemContext('rag.sweep', { signal });
    await this.#step('folders', ctx, () => sweepFolders(join(this.core.dataDir, 'work', 'parse'), Date.now()));
    await this.#step('uploads', ctx, () => this.files.unfinished());
    await this.#step('files', ctx, () => this.files.unnamed(ctx));
    await this.#step('content', ctx, () => this.content.execute(ctx));
  }

  async #step(what: string, ctx: RequestContext, step: () => Promise<number>): Promise<void> {
    if (ctx.signal.aborted) return;
    try {
      const removed = await step();
      if (removed > 0) this.log.info({ what, removed }, 'leftovers were removed');
    } catch (error) {
      if (ctx.signal.aborted) return;
      this.log.error({ what, error: error instanceof Error ? error.message : String(error) }, 'leftovers could not be removed');
    }
  }
}
