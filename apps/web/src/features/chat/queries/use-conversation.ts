import type { Message } from '@assist/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../lib/announce/announce';
import { queryKeys } from '../../../lib/query/keys';
import { isHidden, type ModuleAccess } from '../../licence/lib/module-access';
import { useModuleAccess } from '../../licence/queries/modules-query';
import { allMessages } from '../lib/message-pages';
import { isRunning } from '../lib/message-view';
import { plainText } from '../lib/plain-text';
import { useStopAnswer } from './ask-mutation';
import { useFollowedAnswers, useMessages } from './messages-query';
import { useChatOptions, type Choosing } from './use-chat-options';
import { useSend } from './use-send';

const HEARD_LENGTH = 600;
const NO_MESSAGES: readonly Message[] = [];

export interface Conversation {
  readonly list: ReturnType<typeof useMessages>;
  readonly messages: readonly Message[];
  /** A question on its way to the server. */
  readonly pending: string | null;
  readonly running: Message | null;
  readonly stopping: boolean;
  readonly error: unknown;
  readonly access: ModuleAccess;
  readonly documents: boolean;
  /** How the next question is asked. */
  readonly choosing: Choosing;
  /** `onRefused` gets the text back when it could not be sent. */
  readonly send: (text: string, onRefused: (text: string) => void) => void;
  readonly stop: () => void;
}

/** Everything that happens in one chat: its messages, the answer being written, asking and stopping. */
export function useConversation(chatId: string | null, scrollToEnd: () => void): Conversation {
  const { t } = useTranslation();
  const client = useQueryClient();
  const accessTo = useModuleAccess();
  const list = useMessages(chatId);
  const stopAnswer = useStopAnswer();
  const pages = list.data?.pages;
  const messages = useMemo(() => (pages === undefined ? NO_MESSAGES : allMessages(pages)), [pages]);
  const running = messages.findLast(isRunning) ?? null;
  const documents = !isHidden(accessTo('rag'));
  const choosing = useChatOptions(chatId, messages, documents);
  const { pending, send, error } = useSend(chatId, choosing, scrollToEnd);

  const { reset: forgetStop } = stopAnswer;
  const onFinished = useCallback(
    (message: Message) => {
      forgetStop();
      if (message.problem?.code === 'CONNECTION_NOT_FOUND') void client.invalidateQueries({ queryKey: queryKeys.models });
      if (message.state === 'done') announce(t('chat.heard.done', { text: plainText(message.text, HEARD_LENGTH) }));
      else announce(message.state === 'stopped' ? t('chat.heard.stopped') : t('chat.heard.failed'));
    },
    [t, forgetStop, client],
  );
  useFollowedAnswers(messages, onFinished);

  const stop = (): void => {
    if (running !== null) stopAnswer.mutate({ chatId: running.chatId, messageId: running.id });
  };
  return {
    list,
    messages,
    pending,
    running,
    stopping: running !== null && (stopAnswer.isPending || stopAnswer.isSuccess) && stopAnswer.variables.messageId === running.id,
    error: error ?? stopAnswer.error,
    access: accessTo('chat'),
    documents,
    choosing,
    send,
    stop,
  };
}
