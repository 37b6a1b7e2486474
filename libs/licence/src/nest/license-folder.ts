import { realpath, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { LicenseFile } from '../core/index.js';
import { readSmallFile, replaceFile } from './files/small-file.js';

/** Largest document of the folder: trust and revocation lists. */
const MAX_BYTES = 1024 * 1024;
const READABLE = 0o644;

/** What people may put there. */
export type FolderFile = 'license.json' | 'emergency.json' | 'trust.json' | 'revocation.json' | 'root.json' | 'clock.json';

/** The folder into which people put licence documents. Nothing in it is believed before it was verified. */
export class LicenseFolder {
  constructor(private readonly folder: string) {}

  /**
   * Step 1 of the verification: a regular file, also behind a link that stays inside the folder. Opened without
   * blocking, so that a pipe in its place cannot hang the process.
   */
  async read(name: string): Promise<LicenseFile> {
    try {
      const path = await realpath(join(this.folder, name));
      const root = await realpath(this.folder);
      if (!path.startsWith(root + sep)) return { code: 'LIC_UNREADABLE' };
      const file = await readSmallFile(path, MAX_BYTES);
      if (typeof file === 'object') return file;
      return { code: file === 'missing' ? 'LIC_MISSING' : 'LIC_UNREADABLE' };
    } catch (error) {
      return { code: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'LIC_MISSING' : 'LIC_UNREADABLE' };
    }
  }

  /** Replaces a file in one step; durable when this resolves. */
  async write(name: FolderFile, bytes: Uint8Array): Promise<void> {
    await replaceFile(join(this.folder, name), bytes, READABLE);
  }

  async remove(name: FolderFile): Promise<void> {
    await rm(join(this.folder, name), { force: true });
  }
}
