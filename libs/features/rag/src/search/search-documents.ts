import type { SearchRequest, SearchResult } from '@assist/contracts';
import { AppError, type RequestContext } from '@assist/kernel';
import { ModuleDoor, userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { analyseQuery } from '../analysis/analyse.js';
import { LANGS } from '../analysis/language.js';
import { CollectionRepository } from '../collections/collection.repository.js';
import { DocumentSearch, type SearchableDocuments } from '../contracts.js';
import { DocumentRepository } from '../documents/document.repository.js';
import { RetrievalIndex, type Leg, type LegHit } from '../index/retrieval-index.js';
import { ContentRepository, type LiveChunk } from '../ingest/content.repository.js';
import { boxOfLine } from '../ingest/stored-lines.js';
import { RagMetrics } from '../rag-metrics.js';
import { fuse, type FusedHit } from './fuse.js';

/** Share of the character windows in the sum: .3 to .7 differ little on every measured set. */
const GRAMS_WEIGHT = 0.5;
const LEG_LIMIT = 200;
/** Hits of documents that were deleted a moment ago are dropped, so more are looked up than asked for. */
const LOOK_UP_FACTOR = 2;

/** Search in the caller's own collections. */
@Injectable()
export class SearchDocuments extends DocumentSearch {
  constructor(
    private readonly collections: CollectionRepository,
    private readonly documents: DocumentRepository,
    private readonly content: ContentRepository,
    private readonly index: RetrievalIndex,
    private readonly metrics: RagMetrics,
    private readonly door: ModuleDoor,
  ) {
    super();
  }

  override async search(ctx: RequestContext, request: SearchRequest): Promise<readonly SearchResult[]> {
    const started = performance.now();
    await this.door.require(ctx, { module: 'rag', access: 'use' });
    const collectionIds = await this.#readable(ctx, request.collectionIds);
    if (collectionIds.length === 0) return [];
    const hits = await this.#rank(ctx, request.query, collectionIds);
    ctx.signal.throwIfAborted();
    const results = await this.#lookUp(ctx, hits, collectionIds, request.topK);
    this.metrics.searched(started);
    return results;
  }

  override async count(ctx: RequestContext, collectionIds?: readonly string[]): Promise<SearchableDocuments> {
    const own = await this.collections.ownIds(ctx, userIdOf(ctx), collectionIds);
    const counts = [...(await this.collections.documentCounts(ctx, own)).values()];
    return {
      ready: counts.reduce((sum, one) => sum + one.ready, 0),
      pending: counts.reduce((sum, one) => sum + one.pending, 0),
    };
  }

  /** The collections that the caller may read, before anything is ranked. */
  async #readable(ctx: RequestContext, wanted: readonly string[] | undefined): Promise<readonly string[]> {
    const own = await this.collections.ownIds(ctx, userIdOf(ctx), wanted);
    if (wanted?.some((id) => !own.includes(id)) === true) throw new AppError('COLLECTION_NOT_FOUND');
    return own;
  }

  async #rank(ctx: RequestContext, query: string, collectionIds: readonly string[]): Promise<readonly FusedHit[]> {
    const analysed = analyseQuery(query, LANGS);
    const exceptDocumentIds = await this.documents.indexingIds(ctx, collectionIds);
    const leg = (name: Leg): Promise<readonly LegHit[]> =>
      this.index.search({ leg: name, terms: analysed[name], collectionIds, exceptDocumentIds, limit: LEG_LIMIT });
    const [stem, grams] = await Promise.all([leg('stem'), leg('grams')]);
    return fuse([
      { hits: stem, weight: 1 - GRAMS_WEIGHT },
      { hits: grams, weight: GRAMS_WEIGHT },
    ]);
  }

  async #lookUp(
    ctx: RequestContext,
    hits: readonly FusedHit[],
    collectionIds: readonly string[],
    topK: number,
  ): Promise<readonly SearchResult[]> {
    const results: SearchResult[] = [];
    const step = topK * LOOK_UP_FACTOR;
    for (let at = 0; at < hits.length && results.length < topK; at += step) {
      const page = hits.slice(at, at + step);
      const live = new Map(
        (
          await this.content.liveChunks(
            ctx,
            page.map((hit) => hit.chunkId),
            collectionIds,
          )
        ).map((found) => [found.chunk.id, found]),
      );
      for (const hit of page) {
        const found = live.get(hit.chunkId);
        if (found !== undefined && results.length < topK) results.push(toResult(found, hit.score));
      }
    }
    return results;
  }
}

function toResult({ chunk, document }: LiveChunk, score: number): SearchResult {
  const { page, headingPath, text, charStart, charEnd } = chunk;
  return {
    documentId: document.id,
    collectionId: document.collectionId,
    chunkId: chunk.id,
    title: document.name,
    page,
    headingPath: [...headingPath],
    text,
    charStart,
    charEnd,
    score,
    boxes: chunk.lines.map(boxOfLine),
  };
}
