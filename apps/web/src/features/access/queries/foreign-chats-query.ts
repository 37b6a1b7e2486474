import { useInfiniteQuery } from '@tanstack/react-query';
import { listForeignChats, listForeignMessages } from '../../../lib/api/access';
import { queryKeys } from '../../../lib/query/keys';

/** Each call is a look that is recorded and told: none happens by itself, and nothing stays when the page is left. */
const ONCE = { staleTime: Infinity, gcTime: 0, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false } as const;

export function useForeignChats(id: string) {
  return useInfiniteQuery({
    ...ONCE,
    queryKey: queryKeys.accessChats(id),
    queryFn: ({ pageParam, signal }) => listForeignChats(id, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function useForeignMessages(id: string, chatId: string) {
  return useInfiniteQuery({
    ...ONCE,
    queryKey: queryKeys.accessMessages(id, chatId),
    queryFn: ({ pageParam, signal }) => listForeignMessages(id, chatId, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (oldest) => (oldest.hasMore ? oldest.items[0]?.id : undefined),
  });
}
