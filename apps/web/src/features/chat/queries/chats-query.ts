import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
} from '@tanstack/react-query';
import type { Chat } from '@assist/contracts';
import { deleteChat, listChats, readChat, renameChat, type ChatPage } from '../../../lib/api/chats';
import { queryKeys } from '../../../lib/query/keys';

const PAGE_SIZE = 40;

/** The person's chats, the one used last first, page by page; with a query those whose title has its words. */
export function useChats(query: string) {
  return useInfiniteQuery({
    queryKey: queryKeys.chatList(query),
    queryFn: ({ pageParam, signal }) =>
      listChats({ q: query === '' ? undefined : query, cursor: pageParam, limit: PAGE_SIZE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function useChat(chatId: string | null) {
  return useQuery({
    queryKey: queryKeys.chat(chatId ?? ''),
    queryFn: ({ signal }) => readChat(chatId ?? '', signal),
    enabled: chatId !== null,
  });
}

export function useRenameChat() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, title }: { id: string; title: string }) => renameChat(id, { title }),
    onSuccess: (chat) => {
      client.setQueryData(queryKeys.chat(chat.id), chat);
      client.setQueriesData<InfiniteData<ChatPage>>({ queryKey: queryKeys.chats }, (old) =>
        mapChats(old, (item) => (item.id === chat.id ? chat : item)),
      );
    },
  });
}

export function useDeleteChat() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: deleteChat,
    onSuccess: (_nothing, id) => {
      client.removeQueries({ queryKey: queryKeys.chat(id) });
      client.setQueriesData<InfiniteData<ChatPage>>({ queryKey: queryKeys.chats }, (old) =>
        mapChats(old, (item) => (item.id === id ? null : item)),
      );
    },
  });
}

function mapChats(
  old: InfiniteData<ChatPage> | undefined,
  change: (chat: Chat) => Chat | null,
): InfiniteData<ChatPage> | undefined {
  if (old === undefined) return undefined;
  const changed = (page: ChatPage): ChatPage => ({ ...page, items: page.items.map(change).filter((chat) => chat !== null) });
  return { ...old, pages: old.pages.map(changed) };
}
