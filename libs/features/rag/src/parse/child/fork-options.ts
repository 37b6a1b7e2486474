import { childEntry } from '../../child/child-entry.js';

export interface ForkOptions {
  readonly entry: string;
  readonly execArgv: readonly string[];
}

/**
 * How to start the parser's process. Its permissions are Node's permission model: it may read files and write into
 * `workDir`, nothing else: no processes, no workers, no native code.
 */
export function forkOptions(workDir: string, maxHeapMb: number): ForkOptions {
  const { path, execArgv } = childEntry(import.meta.url, 'main');
  const sandbox = ['--permission', '--allow-fs-read=*', `--allow-fs-write=${workDir}`];
  return { entry: path, execArgv: [`--max-old-space-size=${String(maxHeapMb)}`, ...sandbox, ...execArgv] };
}
