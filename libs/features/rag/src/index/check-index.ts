import { ProcessRole, systemContext, type RequestContext } from '@assist/kernel';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CompareIndex, type IndexDifference } from './compare-index.js';
import { IndexSource } from './index-source.repository.js';
import { RequestReindex } from './request-reindex.js';
import { RetrievalIndex } from './retrieval-index.js';

/**
 * At start, beside the first requests: an index that lacks chunks of the rows (lost, restored, older) or cannot be read
 * is built anew, and rows of what was deleted leave it.
 */
@Injectable()
export class CheckIndex implements OnApplicationBootstrap {
  constructor(
    private readonly source: IndexSource,
    private readonly compareIndex: CompareIndex,
    private readonly index: RetrievalIndex,
    private readonly requestReindex: RequestReindex,
    private readonly role: ProcessRole,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.role.worksOff) return;
    this.execute().catch((error: unknown) => {
      this.log.error({ error: error instanceof Error ? error.message : String(error) }, 'the search index could not be checked');
    });
  }

  /** Gives true when it asked for a rebuild. */
  async execute(): Promise<boolean> {
    const ctx = systemContext('rag.check-index');
    if (!(await this.source.hasChunks(ctx))) return false;
    const reason = await this.#whyRebuild(ctx);
    if (reason === undefined) return false;
    this.log.warn({ reason }, 'the search index is built anew');
    await this.requestReindex.execute(ctx);
    return true;
  }

  async #whyRebuild(ctx: RequestContext): Promise<string | undefined> {
    try {
      if ((await this.index.state()) === 'missing') return 'missing';
      if (await this.index.isOutdated()) return 'older analyser';
      const first = await this.#wrongDocuments(ctx);
      // What was becoming ready during the count is complete now.
      const again = first.size === 0 ? first : await this.#wrongDocuments(ctx);
      const lacking = [...first].filter((id) => again.has(id)).length;
      return lacking === 0 ? undefined : `${String(lacking)} documents are incomplete`;
    } catch (error) {
      return `unreadable: ${String(error)}`;
    }
  }

  async #wrongDocuments(ctx: RequestContext): Promise<ReadonlySet<string>> {
    const wrong = new Set<string>();
    for await (const difference of this.compareIndex.execute(ctx, this.index)) {
      if (difference.kind === 'stray') await this.#removeStray(difference);
      else if (difference.document.state === 'ready') wrong.add(difference.document.id);
    }
    return wrong;
  }

  #removeStray({ documentId, version }: IndexDifference & { readonly kind: 'stray' }): Promise<void> {
    return this.index.removeDocument(documentId, version);
  }
}
