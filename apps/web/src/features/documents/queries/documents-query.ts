import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { deleteDocument, listDocuments, readDocument, retryDocument } from '../../../lib/api/documents';
import { queryKeys } from '../../../lib/query/keys';
import { isInProgress } from '../lib/document-progress';

const PAGE_SIZE = 100;
const POLL_MS = 1000;

/** A collection's documents, read again every second while one of them is being prepared. */
export function useDocuments(collectionId: string | null) {
  const client = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: queryKeys.documents(collectionId ?? ''),
    queryFn: ({ pageParam, signal }) => listDocuments(collectionId ?? '', { cursor: pageParam, limit: PAGE_SIZE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: collectionId !== null,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some(isInProgress)) === true ? POLL_MS : false),
  });
  const total = query.data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0;
  useEffect(() => {
    // The collections carry the counts.
    void client.invalidateQueries({ queryKey: queryKeys.collections });
  }, [client, total]);
  return query;
}

export function useDocument(id: string) {
  return useQuery({ queryKey: queryKeys.document(id), queryFn: ({ signal }) => readDocument(id, signal) });
}

export function useDeleteDocument(collectionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: deleteDocument,
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.documents(collectionId) }),
  });
}

export function useRetryDocument(collectionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: retryDocument,
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.documents(collectionId) }),
  });
}
