import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import { RagDocument, type DocumentState } from '../documents/document.entity.js';
import { RagChunk } from '../ingest/chunk.entity.js';

/** A document as the index has to know it. */
export interface SourceDocument {
  readonly id: string;
  readonly version: number;
  readonly state: DocumentState;
  readonly name: string;
  readonly collectionId: string;
  /** Chunks of this version that are stored now. */
  readonly chunks: number;
}

/** The rows that the index is made of. */
@Injectable()
export class IndexSource {
  constructor(private readonly database: Database) {}

  hasChunks(ctx: RequestContext): Promise<boolean> {
    return this.database.manager(ctx).exists(RagChunk);
  }

  /** All documents in the order of their ids, for a walk over them. */
  async documents(ctx: RequestContext, after: string, limit: number): Promise<SourceDocument[]> {
    const found = await this.database
      .manager(ctx)
      .createQueryBuilder(RagDocument, 'document')
      .select(['document.id', 'document.version', 'document.state', 'document.name', 'document.collectionId'])
      .where('document.id > :after', { after })
      .orderBy('document.id', 'ASC')
      .take(limit)
      .getMany();
    const counts = await this.#chunkCounts(
      ctx,
      found.map((document) => document.id),
    );
    return found.map(({ id, version, state, name, collectionId }) => {
      const chunks = counts.get(`${id} ${String(version)}`) ?? 0;
      return { id, version, state, name, collectionId, chunks };
    });
  }

  chunks(ctx: RequestContext, document: SourceDocument, from: number, limit: number): Promise<RagChunk[]> {
    const where = { documentId: document.id, version: document.version, ordinal: Between(from, from + limit - 1) };
    return this.database.manager(ctx).find(RagChunk, { where, order: { ordinal: 'ASC' } });
  }

  async #chunkCounts(ctx: RequestContext, documentIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database
      .manager(ctx)
      .createQueryBuilder(RagChunk, 'chunk')
      .select('chunk.documentId', 'documentId')
      .addSelect('chunk.version', 'version')
      .addSelect('COUNT(*)', 'chunks')
      .where({ documentId: In([...documentIds]) })
      .groupBy('chunk.documentId')
      .addGroupBy('chunk.version')
      .getRawMany<{ documentId: string; version: number; chunks: number | string }>();
    return new Map(rows.map(({ documentId, version, chunks }) => [`${documentId} ${String(version)}`, Number(chunks)]));
  }
}
