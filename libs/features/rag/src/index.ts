export { DocumentSearch } from './contracts.js';
export { ragConfig } from './rag.config.js';
export { ragErrors } from './rag.errors.js';
export { ragEntities, ragFeature } from './rag.feature.js';
export { RagBareModule, RagModule } from './rag.module.js';
export { SearchDocuments } from './search/search-documents.js';
