import { useMutation, useQuery } from '@tanstack/react-query';
import {
  deleteApiKeyOf,
  endSessionOf,
  listApiKeysOf,
  listSessionsOf,
  makeResetLink,
  resetSecondFactorOf,
  signOutUser,
} from '../../../lib/api/security';
import { queryKeys } from '../../../lib/query/keys';
import { useInvalidate } from '../../../lib/query/use-invalidate';

export function useSessionsOf(userId: string) {
  return useQuery({ queryKey: queryKeys.sessionsOf(userId), queryFn: ({ signal }) => listSessionsOf(userId, signal) });
}

export function useApiKeysOf(userId: string) {
  return useQuery({ queryKey: queryKeys.apiKeysOf(userId), queryFn: ({ signal }) => listApiKeysOf(userId, signal) });
}

function useChanged(userId: string) {
  return useInvalidate(queryKeys.sessionsOf(userId), queryKeys.apiKeysOf(userId));
}

export function useEndSessionOf(userId: string) {
  return useMutation({ mutationFn: (id: string) => endSessionOf(userId, id), onSuccess: useChanged(userId) });
}

export function useSignOutUser(userId: string) {
  return useMutation({ mutationFn: () => signOutUser(userId), onSuccess: useChanged(userId) });
}

export function useDeleteApiKeyOf(userId: string) {
  return useMutation({ mutationFn: (id: string) => deleteApiKeyOf(userId, id), onSuccess: useChanged(userId) });
}

export function useResetSecondFactorOf(userId: string) {
  return useMutation({ mutationFn: () => resetSecondFactorOf(userId), onSuccess: useChanged(userId) });
}

export function useMakeResetLink(userId: string) {
  return useMutation({ mutationFn: () => makeResetLink(userId) });
}
