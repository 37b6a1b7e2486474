import {
  documentContentQuerySchema,
  documentContentSchema,
  documentListSchema,
  documentSchema,
  pageQuerySchema,
  type Document,
  type DocumentContent,
  type DocumentContentQuery,
  type PageQuery,
  uploadedDocumentSchema,
  type UploadedDocument,
} from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam, sendBytes } from '@assist/platform/http';
import { Controller, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DeleteDocument } from './delete-document.js';
import { ListDocuments } from './read/list-documents.js';
import { OpenFile, type OpenedFile } from './read/open-file.js';
import { ReadContent } from './read/read-content.js';
import { RetryDocument } from './retry-document.js';
import { UploadDocument } from './upload/upload-document.js';

@Controller()
export class DocumentsController {
  constructor(
    private readonly uploadUseCase: UploadDocument,
    private readonly documents: ListDocuments,
    private readonly content: ReadContent,
    private readonly files: OpenFile,
    private readonly retryUseCase: RetryDocument,
    private readonly deleteUseCase: DeleteDocument,
  ) {}

  @Endpoint({
    method: 'POST',
    path: '/api/collections/:id/documents',
    module: 'rag',
    access: 'use',
    permission: 'rag.create',
    summary: 'Upload a document',
    status: 201,
    reply: uploadedDocumentSchema,
    consumes: 'multipart',
    errors: [
      'COLLECTION_NOT_FOUND',
      'DOCUMENT_FILE_MISSING',
      'DOCUMENT_TOO_LARGE',
      'DOCUMENT_TYPE_UNSUPPORTED',
      'STORAGE_FULL',
      'LICENSE_QUOTA_EXCEEDED',
    ],
  })
  uploadDocument(
    @Ctx() ctx: RequestContext,
    @Param('id', idParam('COLLECTION_NOT_FOUND')) id: string,
    @Req() request: Request,
  ): Promise<UploadedDocument> {
    return this.uploadUseCase.execute(ctx, id, request);
  }

  @Endpoint({
    method: 'GET',
    path: '/api/collections/:id/documents',
    module: 'rag',
    access: 'read',
    summary: 'Documents of a collection, newest first',
    reply: documentListSchema,
    errors: ['COLLECTION_NOT_FOUND'],
  })
  listDocuments(
    @Ctx() ctx: RequestContext,
    @Param('id', idParam('COLLECTION_NOT_FOUND')) id: string,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<{ items: readonly Document[]; nextCursor: string | null }> {
    return this.documents.ofCollection(ctx, id, query);
  }

  @Endpoint({
    method: 'GET',
    path: '/api/documents/:id',
    module: 'rag',
    access: 'read',
    summary: 'A document and how far it is',
    reply: documentSchema,
    errors: ['DOCUMENT_NOT_FOUND'],
  })
  readDocument(@Ctx() ctx: RequestContext, @Param('id', idParam('DOCUMENT_NOT_FOUND')) id: string): Promise<Document> {
    return this.documents.one(ctx, id);
  }

  @Endpoint({
    method: 'GET',
    path: '/api/documents/:id/content',
    module: 'rag',
    access: 'read',
    summary: 'Extracted text, in blocks',
    reply: documentContentSchema,
    errors: ['DOCUMENT_NOT_FOUND', 'DOCUMENT_NOT_READY'],
  })
  readContent(
    @Ctx() ctx: RequestContext,
    @Param('id', idParam('DOCUMENT_NOT_FOUND')) id: string,
    @Query({ schema: documentContentQuerySchema }) query: DocumentContentQuery,
  ): Promise<DocumentContent> {
    return this.content.execute(ctx, id, query);
  }

  @Endpoint({
    method: 'GET',
    path: '/api/documents/:id/file',
    module: 'rag',
    access: 'export',
    summary: 'The original file',
    reply: 'stream',
    errors: ['DOCUMENT_NOT_FOUND'],
  })
  async readFile(
    @Ctx() ctx: RequestContext,
    @Param('id', idParam('DOCUMENT_NOT_FOUND')) id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const wanted = { range: request.header('range'), ifRange: request.header('if-range') };
    await send(response, await this.files.execute(ctx, id, wanted));
  }

  @Endpoint({
    method: 'POST',
    path: '/api/documents/:id/retry',
    module: 'rag',
    access: 'use',
    permission: 'rag.create',
    summary: 'Read a failed document again',
    reply: documentSchema,
    errors: ['DOCUMENT_NOT_FOUND', 'DOCUMENT_NOT_RETRYABLE'],
  })
  retryDocument(@Ctx() ctx: RequestContext, @Param('id', idParam('DOCUMENT_NOT_FOUND')) id: string): Promise<Document> {
    return this.retryUseCase.execute(ctx, id);
  }

  @Endpoint({
    method: 'DELETE',
    path: '/api/documents/:id',
    module: 'rag',
    access: 'delete',
    summary: 'Delete a document',
    reply: 'empty',
    errors: ['DOCUMENT_NOT_FOUND', 'LEGAL_HOLD'],
  })
  deleteDocument(@Ctx() ctx: RequestContext, @Param('id', idParam('DOCUMENT_NOT_FOUND')) id: string): Promise<void> {
    return this.deleteUseCase.execute(ctx, id);
  }
}

async function send(response: Response, file: OpenedFile): Promise<void> {
  response.writeHead(file.status, file.headers);
  if (file.content === null) response.end();
  else await sendBytes(file.content, response);
}
