import { fork } from 'node:child_process';
import { childEntry } from '../../../child/child-entry.js';

export interface OptimizeJob {
  readonly folder: string;
  readonly table: string;
  /** Milliseconds since the Unix epoch: versions of the table from before it are dropped. */
  readonly cleanupOlderThan: number;
  /** The word indexes are made anew from the rows that there are. */
  readonly renew: boolean;
}

/**
 * Brings the full text indexes of a table up to date in a process of its own: the engine takes hundreds of megabytes
 * for that, which this process would never give back, and all cores. Gives false when it did not come to its end;
 * a table is whole at any point. `signal` ends it.
 */
export function optimizeInChild(job: OptimizeJob, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false);
  const { path, execArgv } = childEntry(import.meta.url, 'main');
  // The second member keeps glibc from giving each of the engine's threads a heap of its own.
  const child = fork(path, [], {
    execArgv: [...execArgv],
    env: { MALLOC_ARENA_MAX: '2' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((resolve) => {
    let done = false;
    const kill = (): void => void child.kill('SIGKILL');
    const settle = (): void => {
      signal.removeEventListener('abort', kill);
      resolve(done);
    };
    signal.addEventListener('abort', kill);
    child.once('message', () => {
      done = true;
    });
    child.once('error', settle);
    child.once('close', settle);
    child.send(job, () => undefined);
  });
}
