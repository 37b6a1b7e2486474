import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { UploadedDocument } from '@assist/contracts';
import { AppError, Clock, newId, type RequestContext } from '@assist/kernel';
import { userIdOf } from '@assist/platform/http';
import { BlobStore, BlobTooLarge, StorageFull, type StoredBlob } from '@assist/platform/storage';
import { Settings } from '@assist/platform/settings';
import { Injectable } from '@nestjs/common';
import { CollectionRepository } from '../../collections/collection.repository.js';
import type { RagDocument } from '../document.entity.js';
import { toDocument } from '../documents.dto.js';
import { KeepDocument } from './keep-document.js';
import { extensionOf } from './file-name.js';
import { mediaTypeOf } from './media-type.js';
import { BYTES_PER_MB, receiveFile } from './receive-file.js';

/** Pictures, sound, programs and archives: refused by name, before their bytes travel. Others are judged by content. */
const NEVER_DOCUMENTS: ReadonlySet<string> = new Set([
  'png',
  'jpg',
  'jpeg',
  'gif',
  'webp',
  'bmp',
  'tif',
  'tiff',
  'heic',
  'svg',
  'ico',
  'mp3',
  'wav',
  'flac',
  'ogg',
  'mp4',
  'mov',
  'avi',
  'mkv',
  'webm',
  'exe',
  'dll',
  'so',
  'msi',
  'dmg',
  'iso',
  'zip',
  'rar',
  '7z',
  'gz',
  'tar',
  'bz2',
  'xz',
]);

@Injectable()
export class UploadDocument {
  constructor(
    private readonly collections: CollectionRepository,
    private readonly blobs: BlobStore,
    private readonly keepDocument: KeepDocument,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /**
   * Streams the file of a multipart request into the store; when this resolves, file, row and work are on stable
   * storage. Content that the collection has already gives that document; if it had failed, it is read again.
   * @throws AppError COLLECTION_NOT_FOUND, DOCUMENT_FILE_MISSING, DOCUMENT_TOO_LARGE, DOCUMENT_TYPE_UNSUPPORTED,
   * STORAGE_FULL, LICENSE_QUOTA_EXCEEDED
   */
  async execute(ctx: RequestContext, collectionId: string, request: IncomingMessage): Promise<UploadedDocument> {
    const ownerId = userIdOf(ctx);
    if ((await this.collections.find(ctx, ownerId, collectionId)) === null) {
      request.resume();
      throw new AppError('COLLECTION_NOT_FOUND');
    }
    const maxBytes = this.settings.get('rag.maxUploadMb') * BYTES_PER_MB;
    const { name, stored } = await receiveFile(request, maxBytes, {
      store: (content, fileName) => this.#store(ctx, content, fileName, maxBytes),
      drop: ({ key }) => this.blobs.delete(key),
    });
    const kept = await this.keepDocument.execute(ctx, this.#newDocument(ownerId, collectionId, name, stored));
    return { ...toDocument(kept.document), alreadyThere: !kept.isNew };
  }

  async #store(ctx: RequestContext, content: Readable, name: string, maxBytes: number): Promise<StoredBlob> {
    const extension = extensionOf(name);
    if (NEVER_DOCUMENTS.has(extension)) throw new AppError('DOCUMENT_TYPE_UNSUPPORTED', { extension });
    try {
      return await this.blobs.put(content, { maxBytes, signal: ctx.signal });
    } catch (error) {
      if (error instanceof BlobTooLarge) {
        throw new AppError('DOCUMENT_TOO_LARGE', { limitMb: maxBytes / BYTES_PER_MB }, { cause: error });
      }
      if (error instanceof StorageFull) throw new AppError('STORAGE_FULL', {}, { cause: error });
      throw error;
    }
  }

  #newDocument(ownerId: string, collectionId: string, name: string, blob: StoredBlob): RagDocument {
    const createdAt = this.clock.now();
    return {
      id: newId(createdAt),
      collectionId,
      ownerId,
      name,
      mediaType: mediaTypeOf(extensionOf(name)),
      sizeBytes: blob.sizeBytes,
      sha256: blob.sha256,
      blobKey: blob.key,
      version: 1,
      state: 'queued',
      progressDone: 0,
      progressTotal: null,
      failure: null,
      failureDetail: null,
      pageCount: null,
      blockCount: 0,
      chunkCount: 0,
      lang: null,
      statedTitle: null,
      createdAt,
      readyAt: null,
    };
  }
}
