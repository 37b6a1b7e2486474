import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AskReply, AskRequest } from '@assist/contracts';
import { ask, createChat, deleteChat, retryAnswer, stopAnswer } from '../../../lib/api/chats';
import { queryKeys } from '../../../lib/query/keys';
import { dropStream } from '../lib/stream-store';
import { storeMessages } from './messages-query';

export interface AskInput {
  readonly chatId: string | null;
  readonly request: AskRequest;
}

/** Sends a question; without a chat it begins one. Both messages are in the cache when this resolves. */
export function useAsk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ chatId, request }: AskInput): Promise<AskReply> => {
      if (chatId !== null) return ask(chatId, request);
      const chat = await createChat();
      try {
        const reply = await ask(chat.id, request);
        client.setQueryData(queryKeys.chat(chat.id), chat);
        return reply;
      } catch (error) {
        await deleteChat(chat.id).catch(() => undefined);
        throw error;
      }
    },
    onSuccess: ({ question, answer }) => {
      storeMessages(client, answer.chatId, [question, answer]);
      void client.invalidateQueries({ queryKey: queryKeys.chats });
      // The first question gives the chat its title.
      void client.invalidateQueries({ queryKey: queryKeys.chat(answer.chatId), exact: true });
    },
    // A model may have been taken away meanwhile.
    onError: () => void client.invalidateQueries({ queryKey: queryKeys.models }),
  });
}

export function useStopAnswer() {
  return useMutation({
    mutationFn: ({ chatId, messageId }: { chatId: string; messageId: string }) => stopAnswer(chatId, messageId),
  });
}

/** Asks again, with the model that is chosen now: the one before may be what failed. */
export function useRetryAnswer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ chatId, messageId, modelId }: { chatId: string; messageId: string; modelId: string | null }) =>
      retryAnswer(chatId, messageId, { modelId }),
    onMutate: ({ messageId }) => dropStream(messageId),
    onSuccess: (message) => storeMessages(client, message.chatId, [message]),
    // Refused, because the chat went on elsewhere: show how it stands now.
    onError: (_error, { chatId }) => {
      void client.invalidateQueries({ queryKey: queryKeys.messages(chatId) });
      void client.invalidateQueries({ queryKey: queryKeys.models });
    },
  });
}
