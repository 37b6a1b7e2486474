import { useMutation, useQuery } from '@tanstack/react-query';
import type { ConnectionDraft } from '@assist/contracts';
import {
  createConnection,
  deleteConnection,
  listConnections,
  listDetected,
  listModelGroups,
  makeDefaultConnection,
  updateConnection,
} from '../../../lib/api/llm';
import { queryKeys } from '../../../lib/query/keys';
import { useInvalidate } from '../../../lib/query/use-invalidate';

export function useConnections() {
  return useQuery({ queryKey: queryKeys.connections, queryFn: ({ signal }) => listConnections(signal) });
}

/** Groups that a model can be for. */
export function useModelGroups() {
  return useQuery({ queryKey: queryKeys.modelGroups, queryFn: ({ signal }) => listModelGroups(signal), staleTime: 30_000 });
}

/** Local endpoints that answer on the server's host. */
export function useDetected() {
  return useQuery({
    queryKey: queryKeys.detected,
    queryFn: ({ signal }) => listDetected(signal),
    staleTime: 30_000,
    retry: false,
  });
}

function useChanged() {
  return useInvalidate(queryKeys.connections, queryKeys.models);
}

export function useSaveConnection() {
  return useMutation({
    mutationFn: ({ id, draft }: { id: string | null; draft: ConnectionDraft }) =>
      id === null ? createConnection(draft) : updateConnection(id, draft),
    onSuccess: useChanged(),
  });
}

export function useDeleteConnection() {
  return useMutation({ mutationFn: deleteConnection, onSuccess: useChanged() });
}

export function useMakeDefault() {
  return useMutation({ mutationFn: makeDefaultConnection, onSuccess: useChanged() });
}
