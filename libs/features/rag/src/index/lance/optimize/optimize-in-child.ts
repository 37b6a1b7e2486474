import { fork } from 'node:child_process';
import { childEntry } from '../../../child/child-entry.js';

export interface OptimizeJob {
  readonly folder: string;
  readonly table: string;
  /** Milliseconds since the Unix epoch: versions of the table from before it are dropped. */
  readonly cleanupOlderThan: number;
  /**
   * Milliseconds since the Unix epoch: files that no version names, left by a change that another one was faster than or
   * by a process that was killed, are dropped when all versions that are kept from then on are older.
   */
  readonly unfinishedOlderThan: number;
  /** The word indexes are made anew from the rows that there are. */
  readonly renew: boolean;
}

/** Clean: nothing of the past of the table is left. Failed: it did not come to its end; a table is whole at any point. */
export type OptimizeOutcome = 'clean' | 'done' | 'failed';

/**
 * Brings the full text indexes of a table up to date in a process of its own: the engine takes hundreds of megabytes
 * for that, which this process would never give back, and all cores. `signal` ends it.
 */
export function optimizeInChild(job: OptimizeJob, signal: AbortSignal): Promise<OptimizeOutcome> {
  if (signal.aborted) return Promise.resolve('failed');
  const { path, execArgv } = childEntry(import.meta.url, 'main');
  // The second member keeps glibc from giving each of the engine's threads a heap of its own.
  const child = fork(path, [], {
    execArgv: [...execArgv],
    env: { MALLOC_ARENA_MAX: '2' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((resolve) => {
    let outcome: OptimizeOutcome = 'failed';
    const kill = (): void => void child.kill('SIGKILL');
    const settle = (): void => {
      signal.removeEventListener('abort', kill);
      resolve(outcome);
    };
    signal.addEventListener('abort', kill);
    child.once('message', (message) => {
      outcome = message as OptimizeOutcome;
    });
    child.once('error', settle);
    child.once('close', settle);
    child.send(job, () => undefined);
  });
}
