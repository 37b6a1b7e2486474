import type { Message } from '@assist/contracts';
import { useCallback, useState } from 'react';
import { recall, remember } from '../../../lib/session/tab-memory';
import { useMe } from '../../auth/queries/me-query';
import { useCollections } from '../../documents/queries/collections-query';
import { optionsOf, readOptions, stillValid, type ChatOptions } from '../lib/chat-options';
import { useModels } from './models-query';

export interface Choosing {
  readonly options: ChatOptions;
  readonly choose: (options: ChatOptions) => void;
  /** The question has been asked: from now on the chat itself tells how. */
  readonly asked: () => void;
}

/** How the next question of a chat is asked: as chosen in this tab, else as its last question was. */
export function useChatOptions(chatId: string | null, messages: readonly Message[], documents: boolean): Choosing {
  const { id: userId } = useMe();
  const name = `asking.${chatId ?? 'new'}`;
  const [chosen, setChosen] = useState(() => readOptions(recall(userId, name)));
  const models = useModels().data;
  const collections = useCollections(documents).data;
  const choose = useCallback(
    (options: ChatOptions | null) => {
      setChosen(options);
      remember(userId, name, options === null ? null : JSON.stringify(options));
    },
    [userId, name],
  );
  const options = stillValid(chosen ?? optionsOf(messages), {
    modelIds: models?.map((model) => model.id),
    collectionIds: collections?.map((collection) => collection.id),
  });
  return { options, choose, asked: useCallback(() => choose(null), [choose]) };
}
