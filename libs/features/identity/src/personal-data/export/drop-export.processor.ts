import { Clock, type RequestContext } from '@assist/kernel';
import { ExportStore } from '@assist/platform/storage';
import { Processor, WorkProcessor, type WorkItem } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { DROP_EXPORT } from '../work-types.js';
import { DropExport } from './drop-export.js';
import { ExportRepository } from './export.repository.js';
import { KEPT_MS } from './request-export.js';

/** A file belongs to a row as soon as it is complete; one that belongs to none after this time never will. */
const UNNAMED_MS = 3600_000;

/** When an export expires: its archive and its row go, and whatever crashes left behind in the store. */
@Injectable()
@WorkProcessor({ type: DROP_EXPORT, module: 'core', access: 'delete', concurrency: 1, maxAttempts: 50, timeoutMs: 3_600_000 })
export class DropExpiredExport extends Processor<null> {
  constructor(
    private readonly drop: DropExport,
    private readonly exports: ExportRepository,
    private readonly store: ExportStore,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async process(ctx: RequestContext, item: WorkItem<null>): Promise<void> {
    if (item.subjectId !== null) await this.drop.execute(ctx, item.subjectId);
    const now = this.clock.now();
    for await (const key of this.store.listOlderThan(now - KEPT_MS)) await this.store.delete(key);
    for await (const key of this.store.listOlderThan(now - UNNAMED_MS)) {
      if (!(await this.exports.isNamed(ctx, key))) await this.store.delete(key);
    }
    await this.store.sweep(now);
  }
}
