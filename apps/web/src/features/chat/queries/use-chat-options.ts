import type { Message } from '@assist/contracts';
import { useCallback, useState } from 'react';
import { recall, remember } from '../../../lib/session/tab-memory';
import { useMe } from '../../auth/queries/me-query';
import { useCollections } from '../../documents/queries/collections-query';
import { lostModel, optionsOf, readOptions, stillValid, type ChatOptions, type LostModel } from '../lib/chat-options';
import { useModels } from './models-query';

export interface Choosing {
  readonly options: ChatOptions;
  /** The model that was to answer, where it cannot any more; `options` has none then. */
  readonly lost: LostModel | null;
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
  const wanted = chosen ?? optionsOf(messages);
  const modelIds = models?.map((model) => model.id);
  const options = stillValid(wanted, {
    modelIds,
    collectionIds: collections?.map((collection) => collection.id),
  });
  return { options, lost: lostModel(wanted, messages, modelIds), choose, asked: useCallback(() => choose(null), [choose]) };
}
