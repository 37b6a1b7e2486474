import { LicenseQuotas, type RequestContext } from '@assist/kernel';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DocumentRepository } from './document.repository.js';

/** What the licence says about the number of documents and the room of their files, those of all users together. */
@Injectable()
export class DocumentQuota implements OnModuleInit {
  constructor(
    private readonly quotas: LicenseQuotas,
    private readonly documents: DocumentRepository,
  ) {}

  onModuleInit(): void {
    this.quotas.countWith('rag.documents', async (ctx) => (await this.documents.totals(ctx)).count);
    this.quotas.countWith('rag.storageGiB', async (ctx) => (await this.documents.totals(ctx)).bytes);
  }

  /** Inside the transaction that adds a document. @throws AppError LICENSE_QUOTA_EXCEEDED */
  async requireRoom(tx: RequestContext, sizeBytes: number): Promise<void> {
    await this.quotas.requireRoom(tx, 'rag.documents', async () => (await this.documents.totals(tx)).count + 1);
    await this.quotas.requireRoom(tx, 'rag.storageGiB', async () => (await this.documents.totals(tx)).bytes + sizeBytes);
  }
}
