import type { RequestContext } from '@assist/kernel';
import { Database, runSql } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { Between, In, LessThanOrEqual, type ObjectLiteral, type EntityTarget } from 'typeorm';
import { RagDocument } from '../documents/document.entity.js';
import { RagBlock } from './block.entity.js';
import { RagChunk } from './chunk.entity.js';

/** A chunk and the document that it belongs to. */
export interface LiveChunk {
  readonly chunk: RagChunk;
  readonly document: RagDocument;
}

/** Blocks and chunks. Callers have checked the document; what a question finds is checked here, row by row. */
@Injectable()
export class ContentRepository {
  constructor(private readonly database: Database) {}

  async insertBlocks(ctx: RequestContext, blocks: readonly RagBlock[]): Promise<void> {
    if (blocks.length > 0) await this.database.manager(ctx).insert(RagBlock, [...blocks]);
  }

  async insertChunks(ctx: RequestContext, chunks: readonly RagChunk[]): Promise<void> {
    if (chunks.length > 0) await this.database.manager(ctx).insert(RagChunk, [...chunks]);
  }

  blocks(ctx: RequestContext, document: Pick<RagDocument, 'id' | 'version'>, from: number, limit: number): Promise<RagBlock[]> {
    const where = { documentId: document.id, version: document.version, ordinal: Between(from, from + limit - 1) };
    return this.database.manager(ctx).find(RagBlock, { where, order: { ordinal: 'ASC' } });
  }

  /** Place of the block that holds a character of the document's text. */
  async ordinalAt(ctx: RequestContext, document: Pick<RagDocument, 'id' | 'version'>, character: number): Promise<number> {
    const where = { documentId: document.id, version: document.version, charStart: LessThanOrEqual(character) };
    const block = await this.database
      .manager(ctx)
      .findOne(RagBlock, { select: { id: true, ordinal: true }, where, order: { charStart: 'DESC' } });
    return block?.ordinal ?? 0;
  }

  /** Those of the chunks that may be shown: of ready documents of these collections, in their current version. */
  async liveChunks(ctx: RequestContext, chunkIds: readonly string[], collectionIds: readonly string[]): Promise<LiveChunk[]> {
    const chunks = await this.database.manager(ctx).find(RagChunk, { where: { id: In([...chunkIds]) } });
    const documentIds = [...new Set(chunks.map((chunk) => chunk.documentId))];
    const where = { id: In(documentIds), collectionId: In([...collectionIds]), state: 'ready' as const };
    const documents = new Map(
      (await this.database.manager(ctx).find(RagDocument, { where })).map((document) => [document.id, document]),
    );
    return chunks.flatMap((chunk) => {
      const document = documents.get(chunk.documentId);
      return document?.version === chunk.version ? [{ chunk, document }] : [];
    });
  }

  /**
   * Documents that have such rows, in the order of their ids, for a walk over all of them. Jumps from document to
   * document in the index: a plain DISTINCT would read the keys of all rows, and on SQLite everybody would wait for it.
   */
  async documentIds(ctx: RequestContext, of: 'blocks' | 'chunks', after: string, limit: number): Promise<string[]> {
    const next = `SELECT document_id FROM ${of === 'blocks' ? 'rag_block' : 'rag_chunk'} WHERE document_id >`;
    const rows = await runSql<{ id: string }>(
      this.database.manager(ctx),
      this.database.engine,
      `WITH RECURSIVE ids (id) AS (
         SELECT (${next} ? ORDER BY document_id LIMIT 1)
         UNION ALL SELECT (${next} ids.id ORDER BY document_id LIMIT 1) FROM ids WHERE ids.id IS NOT NULL
       ) SELECT id FROM ids WHERE id IS NOT NULL LIMIT ?`,
      [after, limit],
    );
    return rows.map((row) => row.id);
  }

  /** Removes up to `limit` rows of each kind; gives how many there were. Version null: of all versions. */
  async removeSome(ctx: RequestContext, documentId: string, version: number | null, limit: number): Promise<number> {
    const where = version === null ? { documentId } : { documentId, version };
    return (await this.#removeSome(ctx, RagBlock, where, limit)) + (await this.#removeSome(ctx, RagChunk, where, limit));
  }

  async #removeSome(
    ctx: RequestContext,
    entity: EntityTarget<RagBlock | RagChunk>,
    where: ObjectLiteral,
    limit: number,
  ): Promise<number> {
    const manager = this.database.manager(ctx);
    const rows = await manager.find(entity, { select: { id: true }, where, take: limit });
    if (rows.length > 0) await manager.delete(entity, { id: In(rows.map((row) => row.id)) });
    return rows.length;
  }
}
