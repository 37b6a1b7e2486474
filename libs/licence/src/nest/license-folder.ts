import { constants } from 'node:fs';
import { mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { LicenseFile } from '../core/index.js';

/** Largest document of the folder: trust and revocation lists. */
const MAX_BYTES = 1024 * 1024;

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
      const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
      try {
        const found = await file.stat();
        if (!found.isFile() || found.size > MAX_BYTES) return { code: 'LIC_UNREADABLE' };
        return { bytes: await file.readFile() };
      } finally {
        await file.close();
      }
    } catch (error) {
      return { code: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'LIC_MISSING' : 'LIC_UNREADABLE' };
    }
  }

  /** Replaces a file in one step; durable when this resolves. */
  async write(name: string, bytes: Uint8Array): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const partial = join(this.folder, `.${name}.${process.pid}.new`);
    try {
      const file = await open(partial, 'w', 0o644);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(partial, join(this.folder, name));
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }
}
