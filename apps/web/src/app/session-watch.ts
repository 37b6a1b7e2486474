import { closeChatSocket } from '../features/chat/lib/follow-answers';
import { DEFAULT_OPTIONS, chatOptions } from '../features/chat/lib/chat-options';
import { cancelAllUploads } from '../features/documents/lib/upload-runner';
import { queryClient } from '../lib/query/query-client';
import { followSignOut, sessionState } from '../lib/session/session';
import { onTabMessage } from '../lib/session/tab-channel';
import { router } from './router';

/** When the session ends, here or in another tab, nothing of it stays and the sign-in page appears. */
export function watchSession(): void {
  let before = sessionState.get();
  sessionState.subscribe(() => {
    const now = sessionState.get();
    const ended = before === 'signed-in' && (now === 'expired' || now === 'signed-out');
    before = now;
    if (ended) leave(now === 'expired');
  });
  onTabMessage((message) => {
    if (message === 'signed-out') followSignOut();
    // Somebody signed in elsewhere, perhaps somebody else: begin again with their session.
    else window.location.reload();
  });
}

function leave(expired: boolean): void {
  const { pathname, searchStr } = router.state.location;
  closeChatSocket();
  cancelAllUploads();
  chatOptions.set(DEFAULT_OPTIONS);
  if (!expired) clearDrafts();
  const next = expired ? pathname + searchStr : undefined;
  void router.navigate({ to: '/login', search: { next, expired: expired ? true : undefined } }).then(() => queryClient.clear());
}

function clearDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith('assist.')) sessionStorage.removeItem(key);
}
