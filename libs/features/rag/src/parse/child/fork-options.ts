import { join } from 'node:path';
import { childEntry } from '../../child/child-entry.js';
import { codeFolders } from './code-folders.js';

export interface ForkOptions {
  readonly entry: string;
  readonly execArgv: readonly string[];
}

/**
 * How to start the parser's process. Its permissions are Node's permission model: it may read its own code and the one
 * file, read and write in `workDir`, nothing else: no key, no database, no processes, no workers, no native code.
 */
export function forkOptions(workDir: string, file: string, maxHeapMb: number): ForkOptions {
  const { path, execArgv } = childEntry(import.meta.url, 'main');
  const readable = [...codeFolders().map((folder) => join(folder, '*')), join(workDir, '*'), file];
  const sandbox = ['--permission', ...readable.map((one) => `--allow-fs-read=${one}`), `--allow-fs-write=${workDir}`];
  return { entry: path, execArgv: [`--max-old-space-size=${String(maxHeapMb)}`, ...sandbox, ...execArgv] };
}
