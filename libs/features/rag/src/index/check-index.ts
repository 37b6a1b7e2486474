import { ProcessRole, systemContext } from '@assist/kernel';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DocumentRepository } from '../documents/document.repository.js';
import { ContentRepository } from '../ingest/content.repository.js';
import { RebuildIndex } from './rebuild-index.js';
import { RetrievalIndex } from './retrieval-index.js';

/** At start, beside the first requests: an index that lacks chunks of the rows (lost, restored, older) is built anew. */
@Injectable()
export class CheckIndex implements OnApplicationBootstrap {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly content: ContentRepository,
    private readonly index: RetrievalIndex,
    private readonly rebuildIndex: RebuildIndex,
    private readonly role: ProcessRole,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.role.worksOff) return;
    this.execute().catch((error: unknown) => {
      this.log.error({ error: error instanceof Error ? error.message : String(error) }, 'the search index could not be checked');
    });
  }

  /** Gives true when it had to rebuild. */
  async execute(): Promise<boolean> {
    const ctx = systemContext('rag.check-index');
    if ((await this.documents.countReady(ctx)) === 0) return false;
    const expected = await this.content.readyChunkCounts(ctx);
    const found = await this.#indexed();
    const lacking = [...expected].filter(([id, chunks]) => (found.get(id) ?? 0) < chunks).length;
    if (lacking === 0) return false;
    this.log.warn({ documents: lacking }, 'the search index lacks documents and is built anew');
    await this.rebuildIndex.execute();
    return true;
  }

  /** An index that cannot be read counts as empty: the rows have all that is in it. */
  async #indexed(): Promise<ReadonlyMap<string, number>> {
    try {
      return await this.index.countByDocument();
    } catch (error) {
      this.log.error({ error: error instanceof Error ? error.message : String(error) }, 'the search index cannot be read');
      return new Map();
    }
  }
}
