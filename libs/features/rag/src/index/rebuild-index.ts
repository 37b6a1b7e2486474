import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { analyseText } from '../analysis/analyse.js';
import { indexText } from '../chunk/analyse-chunk.js';
import type { RagChunk } from '../ingest/chunk.entity.js';
import { CompareIndex, type IndexDifference } from './compare-index.js';
import { IndexSource, type SourceDocument } from './index-source.repository.js';
import { RetrievalIndex, type IndexRow, type IndexRows } from './retrieval-index.js';

const CHUNKS_AT_ONCE = 40;
/** After so many the rest is small enough to be done while writes wait. */
const ROUNDS_BESIDE_WRITES = 3;

/**
 * Builds the index anew from the rows, beside the one that answers. Documents come, go and are being indexed meanwhile,
 * so it is not one walk: what differs from the rows is put right until, in the end while writes wait, nothing differs.
 */
@Injectable()
export class RebuildIndex {
  constructor(
    private readonly source: IndexSource,
    private readonly compareIndex: CompareIndex,
    private readonly index: RetrievalIndex,
  ) {}

  /** Resolves when the new index answers. A call in another process that begins later makes this one fail. */
  async execute(ctx: RequestContext): Promise<void> {
    const rebuild = await this.index.rebuild();
    try {
      for (let round = 0; round < ROUNDS_BESIDE_WRITES; round += 1) if ((await this.#putRight(ctx, rebuild)) === 0) break;
      await rebuild.commit(async (rows) => void (await this.#putRight(ctx, rows)));
    } catch (error) {
      await rebuild.abandon();
      throw error;
    }
  }

  /** Gives how many differences there were. */
  async #putRight(ctx: RequestContext, rows: IndexRows): Promise<number> {
    let differences = 0;
    for await (const difference of this.compareIndex.execute(ctx, rows)) {
      ctx.signal.throwIfAborted();
      differences += 1;
      await this.#putOneRight(ctx, rows, difference);
    }
    return differences;
  }

  async #putOneRight(ctx: RequestContext, rows: IndexRows, difference: IndexDifference): Promise<void> {
    if (difference.kind === 'stray') {
      await rows.removeDocument(difference.documentId, difference.version);
      return;
    }
    const { document, indexed } = difference;
    if (indexed > document.chunks) await rows.removeDocument(document.id, document.version);
    for (let from = 0; from < document.chunks; from += CHUNKS_AT_ONCE) {
      const batch: IndexRow[] = [];
      for (const chunk of await this.source.chunks(ctx, document, from, CHUNKS_AT_ONCE)) {
        batch.push(rowOf(document, chunk));
        // One chunk costs about a millisecond; requests go on in between.
        await nextTurn();
      }
      await rows.put(batch);
    }
  }
}

function rowOf(document: SourceDocument, chunk: RagChunk): IndexRow {
  const text = indexText(chunk.text, { documentName: document.name, headingPath: chunk.headingPath });
  const { id: documentId, version, collectionId } = document;
  return { chunkId: chunk.id, documentId, version, collectionId, lang: chunk.lang, ...analyseText(text, chunk.lang) };
}
