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
    let counted: ReturnType<DocumentRepository['totals']> | undefined;
    // All rows are looked at for it, and both limits are those of one moment.
    const totals = (): ReturnType<DocumentRepository['totals']> => (counted ??= this.documents.totals(tx));
    await this.quotas.requireRoom(tx, 'rag.documents', async () => (await totals()).count + 1);
    await this.quotas.requireRoom(tx, 'rag.storageGiB', async () => (await totals()).bytes + sizeBytes);
  }
}
