import { chmodSync, mkdirSync, statSync } from 'node:fs';

const OTHERS = 0o077;

/**
 * From here on this process makes files and folders that only its own user can open, and closes the data folder, which
 * an older version or an administrator may have left open, to all others. A folder that belongs to somebody else is
 * left as it is: whoever shares it with this user decides. Says whether the folder is closed.
 */
export function keepFilesPrivate(dataDir: string): boolean {
  process.umask(OTHERS);
  mkdirSync(dataDir, { recursive: true });
  const { uid, mode } = statSync(dataDir);
  if ((mode & OTHERS) === 0) return true;
  if (uid !== process.getuid?.()) return false;
  try {
    chmodSync(dataDir, 0o700);
  } catch {
    // File systems without modes, such as a mounted Windows share.
    return false;
  }
  return (statSync(dataDir).mode & OTHERS) === 0;
}
