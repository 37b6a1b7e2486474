import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { ExportStore } from '@assist/platform/storage';
import { Injectable } from '@nestjs/common';
import type { ExportEntity } from './export.entity.js';
import { ExportRepository } from './export.repository.js';

/** Takes a copy away before its time or in time. Files first: a row without them is found again, files without a row are not. */
@Injectable()
export class DropExport {
  constructor(
    private readonly database: Database,
    private readonly exports: ExportRepository,
    private readonly store: ExportStore,
  ) {}

  async execute(ctx: RequestContext, id: string): Promise<void> {
    const row = await this.exports.find(ctx, id);
    if (row === null) return;
    await this.#deleteFiles(await this.#keysOf(ctx, row));
    // An archive may have been finished since the row was read.
    const late = await this.database.transaction(ctx, async (tx) => {
      const last = await this.exports.findLocked(tx, id);
      const keys = last === null ? [] : await this.#keysOf(tx, last);
      await this.exports.delete(tx, id);
      return keys;
    });
    await this.#deleteFiles(late);
  }

  async #keysOf(ctx: RequestContext, { id, blobKey }: ExportEntity): Promise<string[]> {
    const lists = (await this.exports.parts(ctx, [id])).map(({ listKey }) => listKey);
    return [blobKey, ...lists].filter((key) => key !== null);
  }

  async #deleteFiles(keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.store.delete(key);
  }
}
