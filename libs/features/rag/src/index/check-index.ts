import { systemContext, type RequestContext } from '@assist/kernel';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable } from '@nestjs/common';
import { CompareIndex, type IndexDifference } from './compare-index.js';
import { IndexSource } from './index-source.repository.js';
import { RequestReindex } from './request-reindex.js';
import { RetrievalIndex } from './retrieval-index.js';

/**
 * An index that lacks chunks of the rows (lost, restored, older) or cannot be read is built anew; rows of what was deleted
 * leave it.
 */
@Injectable()
export class CheckIndex {
  constructor(
    private readonly source: IndexSource,
    private readonly compareIndex: CompareIndex,
    private readonly index: RetrievalIndex,
    private readonly requestReindex: RequestReindex,
    @Inject(LOG) private readonly log: Log,
  ) {}

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
      if (await this.index.isOutdated()) return 'older analyser';
      if ((await this.index.state()) === 'missing') return 'missing';
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
