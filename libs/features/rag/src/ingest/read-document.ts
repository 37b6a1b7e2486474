import { join } from 'node:path';
import type { DocumentFailure } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { coreConfig, type ConfigOf } from '@assist/platform/config';
import { BlobMissing, BlobStore } from '@assist/platform/storage';
import type { WorkItem } from '@assist/platform/work';
import { Inject, Injectable } from '@nestjs/common';
import type { RagDocument } from '../documents/document.entity.js';
import { DocumentRepository } from '../documents/document.repository.js';
import { detailOf, isParseFailure, isStorageFault } from '../parse/failure.js';
import { parseDocument, type ParsedDocument } from '../parse/parse-document.js';
import { parseLimitsOf, ragConfig, type RagConfig } from '../rag.config.js';
import { ProgressReport } from './progress-report.js';

export interface UnreadableDocument {
  readonly reason: DocumentFailure;
  readonly detail: string | null;
}

/** Parses the stored file of a document in a process of its own and tells how far it is. */
@Injectable()
export class ReadDocument {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly blobs: BlobStore,
    @Inject(ragConfig.token) private readonly config: RagConfig,
    @Inject(coreConfig.token) private readonly core: ConfigOf<typeof coreConfig>,
  ) {}

  async execute(ctx: RequestContext, item: WorkItem<null>, document: RagDocument): Promise<ParsedDocument | UnreadableDocument> {
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
            limits: parseLimitsOf(this.config, document.sizeBytes),
            signal: ctx.signal,
            onProgress: ({ done, total }) => {
              report.soon(done, total);
            },
          },
        ),
      );
    } catch (error) {
      // Room may come back: the work is tried again.
      if (isStorageFault(error)) throw error;
      if (isParseFailure(error)) return { reason: error.code, detail: detailOf(error) };
      if (error instanceof BlobMissing) return { reason: 'internal', detail: 'the stored file is missing' };
      throw error;
    } finally {
      await report.settled();
    }
  }
}
