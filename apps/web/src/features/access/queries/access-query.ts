import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import type { BreakGlass } from '@assist/contracts/house';
import {
  acknowledgeNotice,
  approveAccess,
  declineAccess,
  endAccess,
  listAccessNotices,
  listAccessRequests,
  readAccessRequest,
  requestAccess,
} from '../../../lib/api/access';
import { queryKeys } from '../../../lib/query/keys';
import { useInvalidate } from '../../../lib/query/use-invalidate';

const NOTICES_MS = 5 * 60_000;

export function useAccessRequests() {
  return useInfiniteQuery({
    queryKey: queryKeys.accessRequests,
    queryFn: ({ pageParam, signal }) => listAccessRequests(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function useAccessRequest(id: string) {
  return useQuery({ queryKey: queryKeys.accessRequest(id), queryFn: ({ signal }) => readAccessRequest(id, signal) });
}

/** Whoever is told of something does not wait for the next sign-in. */
export function useAccessNotices() {
  return useQuery({
    queryKey: queryKeys.accessNotices,
    queryFn: ({ signal }) => listAccessNotices(signal),
    refetchInterval: NOTICES_MS,
  });
}

function useChanged() {
  return useInvalidate(queryKeys.accessRequests, queryKeys.accessNotices, queryKeys.auditLog);
}

export function useRequestAccess() {
  return useMutation({ mutationFn: requestAccess, onSuccess: useChanged() });
}

const STEPS = { approve: approveAccess, decline: declineAccess, end: endAccess } as const;
export type Step = keyof typeof STEPS;

/** What was decided by somebody else meanwhile is shown after a refusal, too. */
export function useAccessStep() {
  return useMutation({
    mutationFn: ({ id, step }: { id: string; step: Step }): Promise<BreakGlass> => STEPS[step](id),
    onSettled: useChanged(),
  });
}

export function useAcknowledge() {
  return useMutation({ mutationFn: acknowledgeNotice, onSuccess: useChanged() });
}
