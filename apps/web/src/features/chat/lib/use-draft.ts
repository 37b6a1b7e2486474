import { useCallback, useState } from 'react';

const PREFIX = 'assist.draft.';

/** The unsent text of a chat; it survives a reload and a look at another page. */
export function useDraft(chatId: string | null): [string, (text: string) => void] {
  const key = PREFIX + (chatId ?? 'new');
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '');
  const store = useCallback(
    (next: string) => {
      setText(next);
      if (next === '') sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, next);
    },
    [key],
  );
  return [text, store];
}
