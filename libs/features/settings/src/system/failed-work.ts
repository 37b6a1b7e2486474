import { AppError, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Database } from '@assist/platform/database';
import { WorkOverview } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { LivingProcesses } from './living-processes.js';

/** Work that failed for good: tried again, or taken from the list. */
@Injectable()
export class FailedWork {
  constructor(
    private readonly database: Database,
    private readonly work: WorkOverview,
    private readonly processes: LivingProcesses,
    private readonly audit: AuditLog,
  ) {}

  /** @throws AppError WORK_NOT_FOUND, WORK_NOT_RETRYABLE where no process would do anything with it */
  async retry(ctx: RequestContext, id: string): Promise<void> {
    const type = await this.#typeOf(ctx, id);
    const { living } = await this.processes.read(ctx);
    const isWanted = living.some(({ report }) => report.work.some((known) => known.type === type && known.canRetry));
    if (!isWanted) throw new AppError('WORK_NOT_RETRYABLE', { type });
    await this.database.transaction(ctx, async (tx) => {
      if (!(await this.work.retry(tx, id))) throw new AppError('WORK_NOT_FOUND');
      await this.audit.record(tx, { action: 'work.retried', target: { type: 'work', id }, detail: { type } });
    });
  }

  /** @throws AppError WORK_NOT_FOUND */
  async discard(ctx: RequestContext, id: string): Promise<void> {
    const type = await this.#typeOf(ctx, id);
    await this.database.transaction(ctx, async (tx) => {
      if (!(await this.work.discard(tx, id))) throw new AppError('WORK_NOT_FOUND');
      await this.audit.record(tx, { action: 'work.discarded', target: { type: 'work', id }, detail: { type } });
    });
  }

  async #typeOf(ctx: RequestContext, id: string): Promise<string> {
    const type = await this.work.typeOfFailed(ctx, id);
    if (type === null) throw new AppError('WORK_NOT_FOUND');
    return type;
  }
}
