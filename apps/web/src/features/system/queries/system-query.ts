import { useMutation, useQuery } from '@tanstack/react-query';
import { discardWork, readSystem, retryWork } from '../../../lib/api/system';
import { queryKeys } from '../../../lib/query/keys';
import { useInvalidate } from '../../../lib/query/use-invalidate';

const ASK_EVERY_MS = 15_000;

/** How the installation is; asked again by itself while the page is looked at. */
export function useSystem() {
  return useQuery({
    queryKey: queryKeys.system,
    queryFn: ({ signal }) => readSystem(signal),
    refetchInterval: ASK_EVERY_MS,
  });
}

function useLookAgain() {
  return useInvalidate(queryKeys.system);
}

export function useRetryWork() {
  return useMutation({ mutationFn: retryWork, onSettled: useLookAgain() });
}

export function useDiscardWork() {
  return useMutation({ mutationFn: discardWork, onSettled: useLookAgain() });
}
