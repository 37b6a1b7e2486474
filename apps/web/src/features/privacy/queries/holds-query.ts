import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { deleteLegalHold, listLegalHolds, putLegalHold, readLegalHold } from '../../../lib/api/privacy';
import { queryKeys } from '../../../lib/query/keys';

export function useLegalHolds() {
  return useQuery({ queryKey: queryKeys.legalHolds, queryFn: ({ signal }) => listLegalHolds(signal) });
}

export function useLegalHold(userId: string) {
  return useQuery({ queryKey: queryKeys.legalHold(userId), queryFn: ({ signal }) => readLegalHold(userId, signal) });
}

export function usePlaceHold(userId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => putLegalHold(userId, reason),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.legalHolds }),
  });
}

export function useReleaseHold(userId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => deleteLegalHold(userId),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.legalHolds }),
  });
}
