import { AppError, Clock, newId, type RequestContext } from '@assist/kernel';
import type { WorkItem } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import type { AnalysedChunk } from '../chunk/chunk.js';
import type { RagDocument } from '../documents/document.entity.js';
import { DocumentRepository } from '../documents/document.repository.js';
import { RetrievalIndex } from '../index/retrieval-index.js';
import type { ParsedBlock } from '../parse/block.js';
import type { ParsedDocument } from '../parse/parse-document.js';
import { RagMetrics } from '../rag-metrics.js';
import type { RagBlock } from './block.entity.js';
import { inBatches } from './batches.js';
import type { RagChunk } from './chunk.entity.js';
import { ContentRepository } from './content.repository.js';
import { toStoredLine } from './stored-lines.js';

/** Small enough that a request in between waits for milliseconds. */
const BLOCKS_AT_ONCE = 100;
const CHUNKS_AT_ONCE = 40;
const REMOVED_AT_ONCE = 500;
const TITLE_CHARS = 300;

/**
 * Writes a parsed document: rows first, in fenced steps, then the index, then `ready` with the end of the work. A
 * repeated run first removes what the one before has left, so nothing is there twice; until `ready` nothing is found.
 * Every step holds the document's row: a cancel may come late or never, and text of a deleted document must not stay.
 */
@Injectable()
export class StoreContent {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly content: ContentRepository,
    private readonly index: RetrievalIndex,
    private readonly clock: Clock,
    private readonly metrics: RagMetrics,
  ) {}

  /** @throws AppError DOCUMENT_NOT_FOUND when it was deleted, or has begun a newer try */
  async execute(ctx: RequestContext, item: WorkItem<null>, document: RagDocument, parsed: ParsedDocument): Promise<void> {
    await this.#begin(ctx, item, document, parsed);
    for await (const blocks of inBatches(parsed.blocks(), BLOCKS_AT_ONCE)) {
      ctx.signal.throwIfAborted();
      const rows = blocks.map((block) => blockRow(document, block));
      await this.#step(ctx, item, document, (tx) => this.content.insertBlocks(tx, rows));
    }
    let done = 0;
    for await (const chunks of inBatches(parsed.chunks(), CHUNKS_AT_ONCE)) {
      ctx.signal.throwIfAborted();
      await this.#storeChunks(ctx, item, document, chunks, done);
      done += chunks.length;
    }
    const { pageCount, blockCount, chunkCount, lang } = parsed.meta;
    const statedTitle = parsed.meta.title?.slice(0, TITLE_CHARS) ?? null;
    await item.complete(ctx, async (tx) => {
      await this.#hold(tx, document);
      await this.documents.updateForWork(tx, document.id, document.version, {
        state: 'ready',
        readyAt: this.clock.now(),
        progressDone: chunkCount,
        pageCount,
        blockCount,
        chunkCount,
        lang,
        statedTitle,
      });
    });
    this.metrics.documentEnded('ready');
  }

  #step(
    ctx: RequestContext,
    item: WorkItem<null>,
    document: RagDocument,
    write: (tx: RequestContext) => Promise<void>,
  ): Promise<void> {
    return item.fenced(ctx, async (tx) => {
      await this.#hold(tx, document);
      await write(tx);
    });
  }

  async #hold(tx: RequestContext, document: RagDocument): Promise<void> {
    if (!(await this.documents.holdForWork(tx, document.id, document.version))) throw new AppError('DOCUMENT_NOT_FOUND');
  }

  async #begin(ctx: RequestContext, item: WorkItem<null>, document: RagDocument, parsed: ParsedDocument): Promise<void> {
    const { mediaType, pageCount, chunkCount } = parsed.meta;
    await this.#step(ctx, item, document, (tx) =>
      this.documents.updateForWork(tx, document.id, document.version, {
        state: 'indexing',
        mediaType,
        pageCount,
        progressDone: 0,
        progressTotal: chunkCount,
      }),
    );
    let removed: number;
    do removed = await item.fenced(ctx, (tx) => this.content.removeSome(tx, document.id, document.version, REMOVED_AT_ONCE));
    while (removed > 0);
    await this.index.removeDocument(document.id, document.version);
  }

  async #storeChunks(
    ctx: RequestContext,
    item: WorkItem<null>,
    document: RagDocument,
    chunks: readonly AnalysedChunk[],
    done: number,
  ): Promise<void> {
    const rows = chunks.map((chunk) => chunkRow(document, chunk));
    await this.#step(ctx, item, document, async (tx) => {
      await this.content.insertChunks(tx, rows);
      await this.documents.updateForWork(tx, document.id, document.version, { progressDone: done });
    });
    const { id: documentId, version, collectionId } = document;
    await this.index.put(
      rows.map(({ id, lang }, at) => ({
        chunkId: id,
        documentId,
        version,
        collectionId,
        lang,
        stem: chunks[at]?.stem ?? '',
        grams: chunks[at]?.grams ?? '',
      })),
    );
  }
}

function blockRow(document: RagDocument, block: ParsedBlock): RagBlock {
  const { ordinal, kind, level, page, charStart, charEnd, text } = block;
  return {
    id: newId(),
    documentId: document.id,
    version: document.version,
    ordinal,
    kind,
    level,
    page,
    charStart,
    charEnd,
    text,
    lines: block.lines.map(toStoredLine),
  };
}

function chunkRow(document: RagDocument, chunk: AnalysedChunk): RagChunk {
  const { ordinal, kind, lang, page, charStart, charEnd, headingPath, text } = chunk;
  return {
    id: newId(),
    documentId: document.id,
    version: document.version,
    ordinal,
    kind,
    lang,
    page,
    charStart,
    charEnd,
    headingPath,
    text,
    lines: chunk.lines.map(toStoredLine),
  };
}
