import { PERSONAL_DATA_PARTS, type PersonalExport } from '@assist/contracts/people';
import { AppError, Clock, inNameOf, newId, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { userIdOf } from '@assist/platform/http';
import { WorkQueue } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { DROP_EXPORT, exportWork } from '../work-types.js';
import type { ExportEntity } from './export.entity.js';
import { ExportRepository } from './export.repository.js';
import { Exports } from './exports.service.js';

export const KEPT_MS = 7 * 24 * 3600_000;

/** Has the rooms list what they keep of a person. */
@Injectable()
export class RequestExport {
  constructor(
    private readonly repository: ExportRepository,
    private readonly exports: Exports,
    private readonly queue: WorkQueue,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Inside a transaction of one who may have the copy. While one is being made, asking again gives that one. */
  async execute(tx: RequestContext, userId: string): Promise<PersonalExport> {
    const requestedBy = userIdOf(tx);
    const running = await this.repository.findRunning(tx, userId, requestedBy);
    const row = running ?? (await this.#begin(tx, userId, requestedBy));
    const [described] = await this.exports.describe(tx, [row]);
    if (described === undefined) throw new AppError('EXPORT_NOT_FOUND');
    return described;
  }

  async #begin(tx: RequestContext, userId: string, requestedBy: string): Promise<ExportEntity> {
    const createdAt = this.clock.now();
    const row: ExportEntity = {
      ...{ id: newId(createdAt), userId, requestedBy, state: 'running', blobKey: null, sizeBytes: null },
      ...{ createdAt, expiresAt: createdAt + KEPT_MS },
    };
    await this.repository.insert(tx, row);
    const subjectId = row.id;
    for (const part of PERSONAL_DATA_PARTS) {
      const type = exportWork(part);
      await this.queue.enqueue(inNameOf(tx, userId), { type, subjectId, dedupeKey: `${type}:${subjectId}` });
    }
    await this.queue.enqueue(tx, { type: DROP_EXPORT, subjectId, delayMs: KEPT_MS });
    await this.audit.record(tx, { action: 'personal_data.export_requested', target: { type: 'user', id: userId } });
    return row;
  }
}
