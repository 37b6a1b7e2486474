import type { RequestContext } from '@assist/kernel';
import type { SearchRequest, SearchResult } from '@assist/contracts';

/** Port: search over the documents that the caller may read. */
export abstract class DocumentSearch {
  /**
   * The best passages for a question, best first, with scores from 0 to 1. Without `collectionIds` in all collections of
   * the caller; a collection of somebody else fails as one that does not exist. Only documents that are `ready` are
   * found. Failure codes: AUTH_REQUIRED, COLLECTION_NOT_FOUND.
   */
  abstract search(ctx: RequestContext, request: SearchRequest): Promise<readonly SearchResult[]>;
}
