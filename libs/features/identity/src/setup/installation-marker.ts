import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { coreConfig, type ConfigOf } from '@assist/platform/config';
import { Inject, Injectable } from '@nestjs/common';

const NAME = 'installation.json';

/**
 * A file in the data folder that says that an administrator was once made here. If the database is gone, the
 * first-run page must not open again: whoever comes first would own what is left of the data.
 */
@Injectable()
export class InstallationMarker {
  readonly #folder: string;

  constructor(@Inject(coreConfig.token) config: ConfigOf<typeof coreConfig>) {
    this.#folder = config.dataDir;
  }

  get dataDir(): string {
    return this.#folder;
  }

  exists(): boolean {
    return existsSync(join(this.#folder, NAME));
  }

  /** Durable when this resolves. */
  async write(createdAt: number): Promise<void> {
    if (this.exists()) return;
    await mkdir(this.#folder, { recursive: true });
    // In containers the processes that share the folder may all have the same process id.
    const partial = join(this.#folder, `${NAME}.${randomUUID()}.new`);
    try {
      const text = `${JSON.stringify({ administratorSince: new Date(createdAt).toISOString() })}\n`;
      await writeFile(partial, text, { mode: 0o644, flush: true });
      await rename(partial, join(this.#folder, NAME));
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }
}
