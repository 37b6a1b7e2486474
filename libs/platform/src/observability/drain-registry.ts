import { errorFields } from './error-fields.js';
import type { Log } from './logger.js';

interface Drain {
  readonly name: string;
  readonly order: number;
  readonly timeoutMs: number;
  readonly run: () => Promise<void>;
}

/** Order of the shutdown, low first. */
export const DRAIN_ORDER = { stopAccepting: 10, streams: 20, work: 30, transports: 40, database: 50, log: 60 } as const;

/** What has to happen when the process ends, in one place and one order; a hanging step is named and skipped. */
export class DrainRegistry {
  readonly #drains: Drain[] = [];
  #running: Promise<void> | undefined;

  add(name: string, order: number, run: () => Promise<void>, timeoutMs = 5000): void {
    this.#drains.push({ name, order, run, timeoutMs });
  }

  get draining(): boolean {
    return this.#running !== undefined;
  }

  /** Runs all steps once; later calls wait for the first. */
  drain(log: Log): Promise<void> {
    this.#running ??= this.#drainAll(log);
    return this.#running;
  }

  async #drainAll(log: Log): Promise<void> {
    const ordered = [...this.#drains].sort((a, b) => a.order - b.order);
    for (const step of ordered) {
      try {
        await within(step.run(), step.timeoutMs);
      } catch (error) {
        log.warn({ step: step.name, error: errorFields(error).message }, 'a shutdown step did not finish');
      }
    }
  }
}

async function within(task: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no end after ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    await Promise.race([task, limit]);
  } finally {
    clearTimeout(timer);
  }
}
