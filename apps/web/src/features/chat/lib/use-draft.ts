import { useCallback, useState } from 'react';
import { recall, remember } from '../../../lib/session/tab-memory';

/** The unsent text of a person in a chat; it survives a reload and a look at another page. */
export function useDraft(userId: string, chatId: string | null): [string, (text: string) => void] {
  const name = `draft.${chatId ?? 'new'}`;
  const [text, setText] = useState(() => recall(userId, name) ?? '');
  const store = useCallback(
    (next: string) => {
      setText(next);
      remember(userId, name, next === '' ? null : next);
    },
    [userId, name],
  );
  return [text, store];
}
