import type { Readable } from 'node:stream';
import { AppError, type RequestContext } from '@assist/kernel';
import { userIdOf } from '@assist/platform/http';
import { BlobMissing, BlobStore } from '@assist/platform/storage';
import { Injectable } from '@nestjs/common';
import { DocumentRepository } from '../document.repository.js';
import { byteRange } from './byte-range.js';
import { fileHeaders } from './file-headers.js';

export interface OpenedFile {
  readonly status: 200 | 206 | 416;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Readable | null;
}

/** Headers of the request. */
export interface WantedPart {
  readonly range?: string | undefined;
  readonly ifRange?: string | undefined;
}

@Injectable()
export class OpenFile {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly blobs: BlobStore,
  ) {}

  /**
   * The original file, or the part of it that a `Range` header asks for; with an `If-Range` of other content the whole.
   * @throws AppError DOCUMENT_NOT_FOUND
   */
  async execute(ctx: RequestContext, id: string, wanted: WantedPart): Promise<OpenedFile> {
    const document = await this.documents.find(ctx, userIdOf(ctx), id);
    if (document === null) throw new AppError('DOCUMENT_NOT_FOUND');
    const { sizeBytes } = document;
    const etag = `"${document.sha256}"`;
    const isOther = wanted.ifRange !== undefined && wanted.ifRange.trim() !== etag;
    const range = isOther ? 'whole' : byteRange(wanted.range, sizeBytes);
    const headers = { ...fileHeaders(document.name, document.mediaType), ETag: etag };
    if (range === 'unsatisfiable') {
      return { status: 416, headers: { ...headers, 'Content-Range': `bytes */${String(sizeBytes)}` }, content: null };
    }
    const content = await this.#read(document.blobKey, range === 'whole' ? undefined : range);
    if (range === 'whole') return { status: 200, headers: { ...headers, 'Content-Length': String(sizeBytes) }, content };
    const contentRange = `bytes ${String(range.start)}-${String(range.end)}/${String(sizeBytes)}`;
    return {
      status: 206,
      headers: { ...headers, 'Content-Length': String(range.end - range.start + 1), 'Content-Range': contentRange },
      content,
    };
  }

  async #read(key: string, range: { readonly start: number; readonly end: number } | undefined): Promise<Readable> {
    try {
      return await this.blobs.read(key, range);
    } catch (error) {
      if (error instanceof BlobMissing) throw new AppError('DOCUMENT_NOT_FOUND', {}, { cause: error });
      throw error;
    }
  }
}
