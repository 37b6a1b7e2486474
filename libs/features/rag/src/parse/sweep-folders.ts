import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { leftByDeadProcess } from '@assist/platform/storage';

/** Longer than any work on a document may take. */
const STALE_MS = 3 * 3_600_000;

/**
 * Removes folders of results that a killed service has left behind and gives how many. What cannot be removed now is
 * removed later.
 */
export async function sweepFolders(workDir: string, nowMs: number): Promise<number> {
  let removed = 0;
  for (const name of await readdir(workDir).catch(() => [])) {
    const path = join(workDir, name);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined || (nowMs - found.mtimeMs <= STALE_MS && !leftByDeadProcess(name))) continue;
    await rm(path, { recursive: true, force: true }).then(
      () => (removed += 1),
      () => undefined,
    );
  }
  return removed;
}
