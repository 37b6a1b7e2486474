import { setImmediate as nextTurn } from 'node:timers/promises';
import { systemContext, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { analyseText } from '../analysis/analyse.js';
import { indexText } from '../chunk/analyse-chunk.js';
import type { RagDocument } from '../documents/document.entity.js';
import { DocumentRepository } from '../documents/document.repository.js';
import type { RagChunk } from '../ingest/chunk.entity.js';
import { ContentRepository } from '../ingest/content.repository.js';
import { RetrievalIndex, type IndexRow } from './retrieval-index.js';

const DOCUMENTS_AT_ONCE = 50;
const CHUNKS_AT_ONCE = 40;
/** Sorts before every id. */
const BEFORE_ALL = '';

/** Builds the index anew from the rows, beside the one that answers. */
@Injectable()
export class RebuildIndex {
  #running: Promise<void> | undefined;

  constructor(
    private readonly documents: DocumentRepository,
    private readonly content: ContentRepository,
    private readonly index: RetrievalIndex,
  ) {}

  /** Resolves when the new index answers; a second call joins the first. */
  execute(): Promise<void> {
    this.#running ??= this.#rebuild(systemContext('rag.rebuild')).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #rebuild(ctx: RequestContext): Promise<void> {
    const rebuild = await this.index.rebuild();
    try {
      let after = BEFORE_ALL;
      for (;;) {
        const documents = await this.documents.listReady(ctx, after, DOCUMENTS_AT_ONCE);
        for (const document of documents) await this.#addDocument(ctx, document, rebuild.put);
        const last = documents.at(-1);
        if (last === undefined) break;
        after = last.id;
      }
      await rebuild.commit();
    } catch (error) {
      await rebuild.abandon();
      throw error;
    }
  }

  async #addDocument(
    ctx: RequestContext,
    document: RagDocument,
    put: (rows: readonly IndexRow[]) => Promise<void>,
  ): Promise<void> {
    for (let from = 0; from < document.chunkCount; from += CHUNKS_AT_ONCE) {
      const rows: IndexRow[] = [];
      for (const chunk of await this.content.chunks(ctx, document, from, CHUNKS_AT_ONCE)) {
        rows.push(rowOf(document, chunk));
        // One chunk costs about a millisecond; requests go on in between.
        await nextTurn();
      }
      await put(rows);
    }
  }
}

function rowOf(document: RagDocument, chunk: RagChunk): IndexRow {
  const text = indexText(chunk.text, { documentName: document.name, headingPath: chunk.headingPath });
  const { id: documentId, version, collectionId } = document;
  return { chunkId: chunk.id, documentId, version, collectionId, lang: chunk.lang, ...analyseText(text, chunk.lang) };
}
