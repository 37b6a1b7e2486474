import { useInfiniteQuery, useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import type { Message } from '@assist/contracts';
import { useEffect } from 'react';
import { listMessages, type MessagePage } from '../../../lib/api/chats';
import { queryKeys } from '../../../lib/query/keys';
import { useObservable } from '../../../lib/store/observable';
import { followAnswer, onFinalMessage, socketUp } from '../lib/follow-answers';
import { allMessages, withMessages } from '../lib/message-pages';
import { isRunning } from '../lib/message-view';
import { dropStream } from '../lib/stream-store';

const PAGE_SIZE = 60;
/** While an answer is written, the stored messages are read now and then: the net under the stream. */
const SAFETY_POLL_MS = 10_000;
const POLL_WITHOUT_SOCKET_MS = 2000;

type Cache = InfiniteData<MessagePage, string | undefined>;

/** A chat's messages, the newest page first, older ones on demand. */
export function useMessages(chatId: string | null) {
  const up = useObservable(socketUp);
  return useInfiniteQuery({
    queryKey: queryKeys.messages(chatId ?? ''),
    queryFn: ({ pageParam, signal }) => listMessages(chatId ?? '', { before: pageParam, limit: PAGE_SIZE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (oldest) => (oldest.hasMore ? oldest.items[0]?.id : undefined),
    enabled: chatId !== null,
    refetchInterval: (query) => {
      if (!allMessages(query.state.data?.pages ?? []).some(isRunning)) return false;
      return up ? SAFETY_POLL_MS : POLL_WITHOUT_SOCKET_MS;
    },
  });
}

export function storeMessages(client: QueryClient, chatId: string, messages: readonly Message[]): void {
  client.setQueryData<Cache>(queryKeys.messages(chatId), (old) => {
    const { pages, pageParams } = old ?? { pages: [], pageParams: [undefined] };
    return { pages: [...withMessages(pages, messages)], pageParams };
  });
}

/** Keeps every running answer of the shown chat connected, and stores it when it has ended. */
export function useFollowedAnswers(messages: readonly Message[], onFinished: (message: Message) => void): void {
  const client = useQueryClient();
  const running = messages
    .filter(isRunning)
    .map((message) => message.id)
    .join(' ');
  useEffect(() => {
    const stops = running === '' ? [] : running.split(' ').map(followAnswer);
    return () => stops.forEach((stop) => stop());
  }, [running]);
  useEffect(
    () =>
      onFinalMessage((message) => {
        storeMessages(client, message.chatId, [message]);
        dropStream(message.id);
        void client.invalidateQueries({ queryKey: queryKeys.chats });
        void client.invalidateQueries({ queryKey: queryKeys.chat(message.chatId), exact: true });
        onFinished(message);
      }),
    [client, onFinished],
  );
}
