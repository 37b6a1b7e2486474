import type { Block, DocumentContent, DocumentContentQuery } from '@assist/contracts';
import { AppError, type RequestContext } from '@assist/kernel';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import type { RagBlock } from '../../ingest/block.entity.js';
import { ContentRepository } from '../../ingest/content.repository.js';
import { DocumentRepository } from '../document.repository.js';

@Injectable()
export class ReadContent {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly content: ContentRepository,
  ) {}

  /**
   * A window of the extracted blocks: from `from` on, or around the character `at`, with a quarter of the window before it.
   * @throws AppError DOCUMENT_NOT_FOUND, DOCUMENT_NOT_READY
   */
  async execute(ctx: RequestContext, id: string, query: DocumentContentQuery): Promise<DocumentContent> {
    const document = await this.documents.find(ctx, userIdOf(ctx), id);
    if (document === null) throw new AppError('DOCUMENT_NOT_FOUND');
    if (document.state !== 'ready') throw new AppError('DOCUMENT_NOT_READY', { state: document.state });
    const from = query.at === undefined ? query.from : await this.#windowAround(ctx, document, query.at, query.limit);
    const blocks = await this.content.blocks(ctx, document, from, query.limit);
    return { documentId: id, from, total: document.blockCount, blocks: blocks.map(toBlock) };
  }

  async #windowAround(
    ctx: RequestContext,
    document: { readonly id: string; readonly version: number; readonly blockCount: number },
    at: number,
    limit: number,
  ): Promise<number> {
    const ordinal = await this.content.ordinalAt(ctx, document, at);
    return Math.max(0, Math.min(ordinal - Math.floor(limit / 4), document.blockCount - limit));
  }
}

function toBlock({ kind, level, page, text, charStart, charEnd }: RagBlock): Block {
  return { kind, level, page, text, charStart, charEnd };
}
