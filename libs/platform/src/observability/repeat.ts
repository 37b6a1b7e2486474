import { DRAIN_ORDER, type DrainRegistry } from './drain-registry.js';
import type { Log } from './logger.js';

export interface Repeated {
  readonly name: string;
  /** From the begin of one run to that of the next, asked anew each time. */
  readonly waitMs: () => number;
  readonly work: (signal: AbortSignal) => Promise<void>;
}

/**
 * Runs the work now and from then on, one run at a time, and nobody waits for it. One that fails is tried again in its
 * turn. At the shutdown the signal aborts, and the run that goes on is waited for.
 */
export function repeat({ name, waitMs, work }: Repeated, drains: DrainRegistry, log: Log): void {
  const stop = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const run = (): void => {
    running = running
      .then(() => (stop.signal.aborted ? undefined : work(stop.signal)))
      .catch((error: unknown) => {
        if (!stop.signal.aborted) log.error({ err: error, name }, 'what comes round failed, and is tried again in its turn');
      });
    timer = setTimeout(run, waitMs()).unref();
  };
  drains.add(name, DRAIN_ORDER.work, async () => {
    clearTimeout(timer);
    stop.abort();
    await running;
  });
  run();
}
