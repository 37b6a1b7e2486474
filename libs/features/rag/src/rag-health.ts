import { systemContext } from '@assist/kernel';
import { HealthRegistry } from '@assist/platform/observability';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DocumentRepository } from './documents/document.repository.js';
import { RetrievalIndex } from './index/retrieval-index.js';

/** `doc_count` and the state of the index in `/health`. */
@Injectable()
export class RagHealth implements OnModuleInit {
  constructor(
    private readonly health: HealthRegistry,
    private readonly documents: DocumentRepository,
    private readonly index: RetrievalIndex,
  ) {}

  onModuleInit(): void {
    this.health.member('doc_count', () => this.documents.countReady(systemContext('health')));
    this.health.check('search-index', async () => {
      await this.index.ping();
      return { status: 'up' };
    });
  }
}
