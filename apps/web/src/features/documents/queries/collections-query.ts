import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { createCollection, deleteCollection, listCollections, renameCollection } from '../../../lib/api/collections';
import { queryKeys } from '../../../lib/query/keys';
import { useInvalidate } from '../../../lib/query/use-invalidate';

export const collectionsQuery = queryOptions({
  queryKey: queryKeys.collections,
  queryFn: ({ signal }) => listCollections(signal),
});

export function useCollections(enabled = true) {
  return useQuery({ ...collectionsQuery, enabled });
}

function useChanging() {
  return useInvalidate(queryKeys.collections);
}

export function useCreateCollection() {
  return useMutation({ mutationFn: (name: string) => createCollection({ name }), onSuccess: useChanging() });
}

export function useRenameCollection() {
  return useMutation({
    mutationFn: ({ id, name }: { id: string; name: string }) => renameCollection(id, { name }),
    onSuccess: useChanging(),
  });
}

export function useDeleteCollection() {
  return useMutation({ mutationFn: deleteCollection, onSuccess: useChanging() });
}
