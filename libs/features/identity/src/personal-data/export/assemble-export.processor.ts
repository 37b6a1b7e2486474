import { Clock, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { ExportStore, zipStream } from '@assist/platform/storage';
import { Processor, WorkProcessor, type WorkItem } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { ASSEMBLE_EXPORT } from '../work-types.js';
import { ArchiveEntries } from './archive-entries.js';
import { ExportRepository } from './export.repository.js';

/** Makes the archive of the lists. */
@Injectable()
@WorkProcessor({
  type: ASSEMBLE_EXPORT,
  module: 'core',
  access: 'read',
  concurrency: 1,
  maxAttempts: 5,
  maxCrashes: 5,
  timeoutMs: 6 * 3600_000,
})
export class AssembleExport extends Processor<null> {
  constructor(
    private readonly exports: ExportRepository,
    private readonly entries: ArchiveEntries,
    private readonly store: ExportStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async process(ctx: RequestContext, item: WorkItem<null>): Promise<void> {
    const row = item.subjectId === null ? null : await this.exports.find(ctx, item.subjectId);
    if (row === null || row.state !== 'running') return;
    const { id, userId } = row;
    const parts = await this.exports.parts(ctx, [id]);
    const archive = zipStream(this.entries.execute(ctx, parts, this.clock.now()));
    const { key, sizeBytes } = await this.store.put(archive, { signal: ctx.signal });
    const isWanted = await item.complete(ctx, async (tx) => {
      // The person may have been removed meanwhile, and all copies with the account.
      if ((await this.exports.findLocked(tx, id)) === null) return false;
      await this.exports.update(tx, id, { state: 'ready', blobKey: key, sizeBytes });
      const target = { type: 'user', id: userId };
      await this.audit.record(tx, { action: 'personal_data.exported', target, detail: { sizeBytes } });
      return true;
    });
    if (!isWanted) await this.store.delete(key);
    for (const { listKey } of parts) if (listKey !== null) await this.store.delete(listKey);
  }

  override async onFailed(ctx: RequestContext, { subjectId }: WorkItem<null>): Promise<void> {
    if (subjectId !== null) await this.exports.update(ctx, subjectId, { state: 'failed' });
  }
}
