import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { searchDocuments } from '../../../lib/api/search';
import { queryKeys } from '../../../lib/query/keys';

const RESULTS = 20;

/** Passages that fit the words; nothing is asked for an empty query. */
export function useDocumentSearch(query: string, collectionId: string | null) {
  return useQuery({
    queryKey: queryKeys.search(query, collectionId),
    queryFn: ({ signal }) =>
      searchDocuments({ query, topK: RESULTS, collectionIds: collectionId === null ? undefined : [collectionId] }, signal),
    enabled: query.trim() !== '',
    placeholderData: keepPreviousData,
  });
}
