import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../lib/announce/announce';
import { useAsk } from './ask-mutation';
import type { Choosing } from './use-chat-options';

export interface Sending {
  /** A question on its way to the server. */
  readonly pending: string | null;
  readonly error: unknown;
  /** `onRefused` gets the text back when it could not be sent. */
  readonly send: (text: string, onRefused: (text: string) => void) => void;
}

/** Asking in a chat; the first question of a new chat leads to its page. */
export function useSend(chatId: string | null, { options, asked }: Choosing, scrollToEnd: () => void): Sending {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const ask = useAsk();
  const [pending, setPending] = useState<string | null>(null);

  const send = (text: string, onRefused: (text: string) => void): void => {
    const { collectionIds, modelId } = options;
    const request = {
      text,
      collectionIds: collectionIds === null ? undefined : [...collectionIds],
      modelId: modelId ?? undefined,
    };
    setPending(text);
    announce(t('chat.heard.sent'));
    requestAnimationFrame(scrollToEnd);
    ask.mutate(
      { chatId, request },
      {
        onSuccess: ({ answer }) => {
          setPending(null);
          asked();
          if (chatId === null) void navigate({ to: '/chats/$chatId', params: { chatId: answer.chatId } });
          else requestAnimationFrame(scrollToEnd);
        },
        onError: () => {
          setPending(null);
          onRefused(text);
        },
      },
    );
  };
  return { pending, error: ask.error, send };
}
