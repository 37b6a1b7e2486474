export { HttpDocumentSearch } from './http-document-search.js';
