import type { PersonalDataPart } from '@assist/contracts/people';
import { inNameOf, type RequestContext } from '@assist/kernel';
import { ExportStore } from '@assist/platform/storage';
import { WorkQueue, type WorkItem } from '@assist/platform/work';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { ExportedFile } from '../../contracts.js';
import { ASSEMBLE_EXPORT } from '../work-types.js';
import type { ExportEntity } from './export.entity.js';
import { ExportRepository } from './export.repository.js';

/** What a room does for an export: it lists its files, and the last one to be done has the archive made. */
@Injectable()
export class ExportStep {
  constructor(
    private readonly exports: ExportRepository,
    private readonly store: ExportStore,
    private readonly queue: WorkQueue,
  ) {}

  /** The person whose data is wanted; null when nobody wants it any more. */
  async personOf(ctx: RequestContext, exportId: string): Promise<string | null> {
    const row = await this.exports.find(ctx, exportId);
    return row === null || row.state !== 'running' ? null : row.userId;
  }

  /** Streams the list into the store: it may be longer than memory. Gives its key and how many files it names. */
  async keepList(
    ctx: RequestContext,
    files: AsyncIterable<ExportedFile>,
  ): Promise<{ readonly listKey: string; readonly done: number }> {
    let done = 0;
    const lines = async function* (): AsyncGenerator<string> {
      for await (const file of files) {
        done += 1;
        yield `${JSON.stringify(file)}\n`;
      }
    };
    const { key } = await this.store.put(Readable.from(lines()), { signal: ctx.signal });
    return { listKey: key, done };
  }

  async complete(
    ctx: RequestContext,
    item: WorkItem<null>,
    exportId: string,
    part: PersonalDataPart,
    list: { readonly listKey: string; readonly done: number },
  ): Promise<void> {
    const isWanted = await item.complete(ctx, async (tx) => {
      const row = await this.exports.findLocked(tx, exportId);
      if (row === null) return false;
      await this.exports.updatePart(tx, exportId, part, { state: 'done', ...list });
      if ((await this.exports.parts(tx, [exportId])).every(({ state }) => state === 'done')) await this.#assemble(tx, row);
      return true;
    });
    if (!isWanted) await this.store.delete(list.listKey);
  }

  async #assemble(tx: RequestContext, { id, requestedBy }: ExportEntity): Promise<void> {
    const dedupeKey = `${ASSEMBLE_EXPORT}:${id}`;
    await this.queue.enqueue(inNameOf(tx, requestedBy), { type: ASSEMBLE_EXPORT, subjectId: id, dedupeKey });
  }

  async fail(ctx: RequestContext, exportId: string): Promise<void> {
    await this.exports.update(ctx, exportId, { state: 'failed' });
  }
}
