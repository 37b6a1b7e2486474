import type { RequestContext } from '@assist/kernel';
import type { SearchRequest, SearchResult } from '@assist/contracts';

export { selectPassages, type Passage, type PassageOptions } from './search/select-passages.js';

/** Search over the documents that the caller may read. */
export abstract class DocumentSearch {
  /**
   * The best chunks for a question, best first, scores 0 to 1. Without `collectionIds` in all collections of the caller;
   * a collection of someone else fails as one that does not exist does. Throws `AppError` `COLLECTION_NOT_FOUND`.
   */
  abstract search(ctx: RequestContext, request: SearchRequest): Promise<readonly SearchResult[]>;
}
