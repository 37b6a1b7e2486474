import type { RequestContext } from '@assist/kernel';
import type { SearchRequest, SearchResult } from '@assist/contracts';

/** How much there is to be found: documents that are searchable, and documents that soon will be. */
export interface SearchableDocuments {
  readonly ready: number;
  readonly pending: number;
}

/** Port: search over the documents that the caller may read. */
export abstract class DocumentSearch {
  /**
   * The best passages for a question, best first, with scores from 0 to 1. Without `collectionIds` in all collections of
   * the caller; a collection of somebody else fails as one that does not exist. Only documents that are `ready` are
   * found. Failure codes: AUTH_REQUIRED, COLLECTION_NOT_FOUND, FORBIDDEN, those of the licence gate.
   */
  abstract search(ctx: RequestContext, request: SearchRequest): Promise<readonly SearchResult[]>;

  /** Documents in the given collections that are the caller's own; without `collectionIds` in all of them. */
  abstract count(ctx: RequestContext, collectionIds?: readonly string[]): Promise<SearchableDocuments>;
}
