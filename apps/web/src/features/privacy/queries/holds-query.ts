import { useMutation, useQuery } from '@tanstack/react-query';
import { deleteLegalHold, listLegalHolds, putLegalHold, readLegalHold } from '../../../lib/api/privacy';
import { queryKeys } from '../../../lib/query/keys';
import { useInvalidate } from '../../../lib/query/use-invalidate';

export function useLegalHolds() {
  return useQuery({ queryKey: queryKeys.legalHolds, queryFn: ({ signal }) => listLegalHolds(signal) });
}

export function useLegalHold(userId: string) {
  return useQuery({ queryKey: queryKeys.legalHold(userId), queryFn: ({ signal }) => readLegalHold(userId, signal) });
}

export function usePlaceHold(userId: string) {
  return useMutation({
    mutationFn: (reason: string) => putLegalHold(userId, reason),
    onSettled: useInvalidate(queryKeys.legalHolds),
  });
}

export function useReleaseHold(userId: string) {
  return useMutation({
    mutationFn: () => deleteLegalHold(userId),
    onSettled: useInvalidate(queryKeys.legalHolds),
  });
}
