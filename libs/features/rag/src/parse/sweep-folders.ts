import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Longer than any work on a document may take. */
const STALE_MS = 3 * 3_600_000;

/** Removes folders of results that a killed service has left behind. What cannot be removed now is removed later. */
export async function sweepFolders(workDir: string, nowMs: number): Promise<void> {
  for (const name of await readdir(workDir)) {
    const path = join(workDir, name);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined || nowMs - found.mtimeMs <= STALE_MS) continue;
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}
