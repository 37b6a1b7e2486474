import { join } from 'node:path';
import { systemContext } from '@assist/kernel';
import { coreConfig, type ConfigOf } from '@assist/platform/config';
import { DRAIN_ORDER, DrainRegistry } from '@assist/platform/observability';
import { Module, type Provider } from '@nestjs/common';
import { CollectionRepository } from './collections/collection.repository.js';
import { CollectionsController } from './collections/collections.controller.js';
import { Collections } from './collections/collections.service.js';
import { CountStored } from './documents/count-stored.js';
import { DeleteDocument } from './documents/delete-document.js';
import { DocumentRepository } from './documents/document.repository.js';
import { DocumentsController } from './documents/documents.controller.js';
import { DocumentQuota } from './documents/document-quota.js';
import { QueueIngest } from './documents/queue-ingest.js';
import { ReadingOrderRepository } from './documents/reading-order.repository.js';
import { ListDocuments } from './documents/read/list-documents.js';
import { OpenFile } from './documents/read/open-file.js';
import { ReadContent } from './documents/read/read-content.js';
import { RemoveDocuments } from './documents/remove-documents.js';
import { RetryDocument } from './documents/retry-document.js';
import { KeepDocument } from './documents/upload/keep-document.js';
import { UploadDocument } from './documents/upload/upload-document.js';
import { UploadRulesController } from './documents/upload/upload-rules.controller.js';
import { HelpdeskBareController, HelpdeskController } from './helpdesk/helpdesk.controller.js';
import { Knowledge } from './helpdesk/knowledge.js';
import { QueryKnowledge } from './helpdesk/query-knowledge.js';
import { CheckIndex } from './index/check-index.js';
import { CompareIndex } from './index/compare-index.js';
import { IndexSource } from './index/index-source.repository.js';
import { LanceDbRetrievalIndex } from './index/lance/lancedb-retrieval-index.js';
import { RebuildIndex } from './index/rebuild-index.js';
import { ForgetWords } from './personal-data/forget-words.processor.js';
import { ReindexDocuments } from './index/reindex-documents.processor.js';
import { RequestReindex } from './index/request-reindex.js';
import { RetrievalIndex } from './index/retrieval-index.js';
import { StartIndex } from './index/start-index.js';
import { CleanDocuments } from './ingest/clean-documents.processor.js';
import { ContentRepository } from './ingest/content.repository.js';
import { FailDocument } from './ingest/fail-document.js';
import { IngestDocument } from './ingest/ingest-document.processor.js';
import { QueueCleaning } from './ingest/queue-cleaning.js';
import { ReadDocument } from './ingest/read-document.js';
import { StoreContent } from './ingest/store-content.js';
import { SweepContent } from './ingest/sweep-content.js';
import { SweepFiles } from './ingest/sweep-files.js';
import { SweepLeftovers } from './ingest/sweep-leftovers.js';
import { CleaningRepository } from './personal-data/cleaning.repository.js';
import { DocumentData } from './personal-data/document-data.js';
import { RagHealth } from './rag-health.js';
import { ragConfig, type RagConfig } from './rag.config.js';
import { RagMetrics } from './rag-metrics.js';
import { SearchController } from './search/search.controller.js';
import { SearchDocuments } from './search/search-documents.js';

const index: Provider = {
  provide: RetrievalIndex,
  inject: [coreConfig.token, ragConfig.token, DrainRegistry, IndexSource, RequestReindex],
  useFactory: (
    core: ConfigOf<typeof coreConfig>,
    rag: RagConfig,
    drains: DrainRegistry,
    source: IndexSource,
    requestReindex: RequestReindex,
  ): RetrievalIndex => {
    const owner = {
      hasRows: () => source.hasChunks(systemContext('rag.open-index')),
      requestRebuild: () => requestReindex.afterLoss(),
    };
    const adapter = new LanceDbRetrievalIndex(join(core.dataDir, 'index'), owner, { graceMs: rag.indexGraceSeconds * 1000 });
    drains.add('search index', DRAIN_ORDER.transports, () => adapter.close());
    return adapter;
  },
};

/** Collections, documents and search; exports the search for the port `DocumentSearch`. */
@Module({
  // The rules before the documents: their address would be a document's otherwise.
  controllers: [CollectionsController, UploadRulesController, DocumentsController, SearchController, HelpdeskController],
  providers: [
    index,
    IndexSource,
    CompareIndex,
    CheckIndex,
    RebuildIndex,
    RequestReindex,
    ReindexDocuments,
    ForgetWords,
    StartIndex,
    RagHealth,
    RagMetrics,
    CollectionRepository,
    DocumentRepository,
    ContentRepository,
    Collections,
    UploadDocument,
    KeepDocument,
    CountStored,
    DocumentQuota,
    QueueIngest,
    ReadingOrderRepository,
    ListDocuments,
    ReadContent,
    OpenFile,
    RetryDocument,
    RemoveDocuments,
    DeleteDocument,
    IngestDocument,
    ReadDocument,
    QueueCleaning,
    StoreContent,
    FailDocument,
    CleanDocuments,
    SweepContent,
    SweepFiles,
    SweepLeftovers,
    SearchDocuments,
    Knowledge,
    QueryKnowledge,
    CleaningRepository,
    DocumentData,
  ],
  exports: [SearchDocuments, Knowledge, QueryKnowledge],
})
export class RagModule {}

/** The helpdesk's routes without prefix, for the app that has a port of its own for them. */
@Module({ imports: [RagModule], controllers: [HelpdeskBareController] })
export class RagBareModule {}
