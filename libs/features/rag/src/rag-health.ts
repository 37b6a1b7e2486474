import { join } from 'node:path';
import { systemContext } from '@assist/kernel';
import { coreConfig, type ConfigOf } from '@assist/platform/config';
import { HealthRegistry, type HealthCheckResult } from '@assist/platform/observability';
import { folderBytes } from '@assist/platform/storage';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DocumentRepository } from './documents/document.repository.js';
import { RetrievalIndex, type IndexState } from './index/retrieval-index.js';

const RESULT: Readonly<Record<IndexState, HealthCheckResult>> = {
  unopened: { status: 'up' },
  complete: { status: 'up' },
  rebuilding: { status: 'degraded', detail: 'the search index is being rebuilt; the one before answers' },
  missing: { status: 'degraded', detail: 'the search index was lost and is being rebuilt; nothing can be found until then' },
};
/** Balancers ask several times a second, and each time costs two small questions to the index. */
const ASK_EVERY_MS = 2000;

/** `doc_count` and the state of the index in `/health`. */
@Injectable()
export class RagHealth implements OnModuleInit {
  #known: Promise<HealthCheckResult> | undefined;
  #askedAt = 0;

  constructor(
    private readonly health: HealthRegistry,
    private readonly documents: DocumentRepository,
    private readonly index: RetrievalIndex,
    @Inject(coreConfig.token) private readonly core: ConfigOf<typeof coreConfig>,
  ) {}

  onModuleInit(): void {
    this.health.member('doc_count', () => this.documents.countReady(systemContext('health')));
    this.health.storage('documents', async () => (await this.documents.totals(systemContext('health'))).bytes);
    this.health.storage('search-index', () => folderBytes(join(this.core.dataDir, 'index')));
    this.health.check('search-index', () => this.#state());
  }

  #state(): Promise<HealthCheckResult> {
    if (this.#known !== undefined && Date.now() - this.#askedAt < ASK_EVERY_MS) return this.#known;
    this.#askedAt = Date.now();
    this.#known = this.index.state().then((state) => RESULT[state]);
    return this.#known;
  }
}
