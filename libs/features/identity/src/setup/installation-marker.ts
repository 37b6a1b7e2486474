import { existsSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
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
    const partial = join(this.#folder, `${NAME}.${process.pid}.new`);
    const file = await open(partial, 'w', 0o644);
    try {
      await file.writeFile(`${JSON.stringify({ administratorSince: new Date(createdAt).toISOString() })}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, join(this.#folder, NAME));
  }
}
