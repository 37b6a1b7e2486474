import { closeChatSocket } from '../features/chat/lib/follow-answers';
import { cancelAllUploads } from '../features/documents/lib/upload-runner';
import { silence } from '../lib/announce/announce';
import { queryClient } from '../lib/query/query-client';
import { followSignOut, sessionState } from '../lib/session/session';
import { secondFactorDemanded } from '../lib/session/second-factor-demanded';
import { onTabMessage } from '../lib/session/tab-channel';
import { clearTab } from '../lib/session/tab-memory';
import { clearToasts } from '../ui/toast-store';
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
  secondFactorDemanded.subscribe(() => {
    if (secondFactorDemanded.get()) void router.navigate({ to: '/second-factor' });
  });
  onTabMessage((message) => {
    if (message === 'signed-out') followSignOut();
    // Somebody signed in elsewhere, perhaps somebody else: begin again with their session.
    else window.location.reload();
  });
}

function leave(expired: boolean): void {
  secondFactorDemanded.set(false);
  const { pathname, searchStr } = router.state.location;
  closeChatSocket();
  cancelAllUploads();
  silence();
  clearToasts();
  // After an ended session the same person goes on with what was typed; anybody else's sign-in removes it.
  if (!expired) clearTab();
  const next = expired ? pathname + searchStr : undefined;
  void router.navigate({ to: '/login', search: { next, expired: expired ? true : undefined } }).then(() => queryClient.clear());
}
