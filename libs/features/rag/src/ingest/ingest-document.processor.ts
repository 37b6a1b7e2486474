import { join } from 'node:path';
import type { DocumentFailure } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { coreConfig, type ConfigOf } from '@assist/platform/config';
import { BlobMissing, BlobStore } from '@assist/platform/storage';
import { Processor, WorkProcessor, type WorkItem } from '@assist/platform/work';
import { Inject, Injectable } from '@nestjs/common';
import type { RagDocument } from '../documents/document.entity.js';
import { DocumentRepository } from '../documents/document.repository.js';
import { detailOf, isParseFailure } from '../parse/failure.js';
import { parseDocument, type ParsedDocument } from '../parse/parse-document.js';
import { parseLimitsOf, ragConfig, type RagConfig } from '../rag.config.js';
import { FailDocument } from './fail-document.js';
import { ProgressReport } from './progress-report.js';
import { StoreContent } from './store-content.js';
import { INGEST_WORK } from './work-types.js';

/**
 * Reads one document: parse in a process of its own, rows, index, ready. Every step can be repeated, so after a crash
 * it begins anew; a document that cannot be read is failed with its reason and the work is done. A document cannot take
 * this process down, so many of its deaths are no reason to give the document up.
 */
@Injectable()
@WorkProcessor({
  type: INGEST_WORK,
  module: 'rag',
  access: 'use',
  concurrency: 2,
  maxAttempts: 5,
  maxCrashes: 20,
  timeoutMs: 7_200_000,
})
export class IngestDocument extends Processor<null> {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly blobs: BlobStore,
    private readonly storeContent: StoreContent,
    private readonly failDocument: FailDocument,
    @Inject(ragConfig.token) private readonly config: RagConfig,
    @Inject(coreConfig.token) private readonly core: ConfigOf<typeof coreConfig>,
  ) {
    super();
  }

  override async process(ctx: RequestContext, item: WorkItem<null>): Promise<void> {
    const document = item.subjectId === null ? null : await this.documents.findForWork(ctx, item.subjectId);
    if (document === null || document.state === 'ready' || document.state === 'failed') return;
    const parsed = await this.#parse(ctx, item, document);
    if ('reason' in parsed) {
      await item.complete(ctx, (tx) => this.failDocument.execute(tx, document, parsed.reason, parsed.detail));
      return;
    }
    try {
      await this.storeContent.execute(ctx, item, document, parsed);
    } finally {
      await parsed.discard();
    }
  }

  /** Every try failed, or the processes that tried it died. */
  override async onFailed(ctx: RequestContext, item: WorkItem<null>): Promise<void> {
    const document = item.subjectId === null ? null : await this.documents.findForWork(ctx, item.subjectId);
    if (document !== null && document.state !== 'ready') await this.failDocument.execute(ctx, document, 'internal', null);
  }

  async #parse(
    ctx: RequestContext,
    item: WorkItem<null>,
    document: RagDocument,
  ): Promise<ParsedDocument | { readonly reason: DocumentFailure; readonly detail: string | null }> {
    const report = new ProgressReport((progressDone, progressTotal) =>
      item.fenced(ctx, (tx) =>
        this.documents.updateForWork(tx, document.id, document.version, { state: 'parsing', progressDone, progressTotal }),
      ),
    );
    await report.now(0, null);
    try {
      return await this.blobs.withLocalFile(document.blobKey, (path) =>
        parseDocument(
          path,
          { name: document.name },
          {
            workDir: join(this.core.dataDir, 'work', 'parse'),
            limits: parseLimitsOf(this.config),
            signal: ctx.signal,
            onProgress: ({ done, total }) => {
              report.soon(done, total);
            },
          },
        ),
      );
    } catch (error) {
      if (isParseFailure(error)) return { reason: error.code, detail: detailOf(error) };
      if (error instanceof BlobMissing) return { reason: 'internal', detail: 'the stored file is missing' };
      throw error;
    } finally {
      await report.settled();
    }
  }
}
