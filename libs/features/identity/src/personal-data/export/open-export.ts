import type { Readable } from 'node:stream';
import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { userIdOf } from '@assist/platform/http';
import { BlobMissing, ExportStore } from '@assist/platform/storage';
import { Injectable } from '@nestjs/common';
import { ExportRepository } from './export.repository.js';

export interface OpenedExport {
  readonly name: string;
  readonly sizeBytes: number;
  readonly content: Readable;
}

/** Only for the one who had it made. */
@Injectable()
export class OpenExport {
  constructor(
    private readonly exports: ExportRepository,
    private readonly store: ExportStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError EXPORT_NOT_FOUND, also for one of somebody else, one that is not ready and one that expired */
  async execute(ctx: RequestContext, id: string): Promise<OpenedExport> {
    const row = await this.exports.find(ctx, id);
    const isTheirs = row !== null && row.requestedBy === userIdOf(ctx) && row.expiresAt > this.clock.now();
    if (!isTheirs || row.state !== 'ready' || row.blobKey === null) throw new AppError('EXPORT_NOT_FOUND');
    const content = await this.#read(row.blobKey);
    await this.audit.record(ctx, { action: 'personal_data.downloaded', target: { type: 'user', id: row.userId } });
    const day = new Date(row.createdAt).toISOString().slice(0, 10);
    return { name: `export-${day}.zip`, sizeBytes: row.sizeBytes ?? 0, content };
  }

  async #read(key: string): Promise<Readable> {
    try {
      return await this.store.read(key);
    } catch (error) {
      throw error instanceof BlobMissing ? new AppError('EXPORT_NOT_FOUND', {}, { cause: error }) : error;
    }
  }
}
