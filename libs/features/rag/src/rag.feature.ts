import type { Feature } from '@assist/platform/http';
import { RagCollection } from './collections/collection.entity.js';
import { RagDocument } from './documents/document.entity.js';
import { RagBlock } from './ingest/block.entity.js';
import { RagChunk } from './ingest/chunk.entity.js';
import { ragConfig } from './rag.config.js';
import { ragErrors } from './rag.errors.js';
import { RagModule } from './rag.module.js';

export const ragEntities = [RagCollection, RagDocument, RagBlock, RagChunk] as const;

/** Collections, documents, search, and the routes of the helpdesk. */
export const ragFeature: Feature = {
  id: 'rag',
  modules: [RagModule],
  entities: ragEntities,
  config: [ragConfig],
  errors: ragErrors,
  prefixes: ['/api/collections', '/api/documents', '/api/search', '/rag'],
};
