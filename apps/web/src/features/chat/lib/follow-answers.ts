import type { Message, StreamEvent } from '@assist/contracts';
import { queryKeys } from '../../../lib/query/keys';
import { queryClient } from '../../../lib/query/query-client';
import { createObservable } from '../../../lib/store/observable';
import type { ChatSocket } from './chat-socket';
import { dropAllStreams, lastSeq, receiveEvent } from './stream-store';

/** Whether answers arrive by themselves; if not, the page asks for them. */
export const socketUp = createObservable(false);

type FinalListener = (message: Message) => void;

const followed = new Set<string>();
const finalListeners = new Set<FinalListener>();
let opening: Promise<ChatSocket> | null = null;

/** Follows an answer until the returned function is called or it ends. */
export function followAnswer(messageId: string): () => void {
  followed.add(messageId);
  void subscribe(messageId);
  return () => {
    if (!followed.delete(messageId)) return;
    void opening?.then((socket) => socket.unsubscribe(messageId));
  };
}

export function onFinalMessage(listener: FinalListener): () => void {
  finalListeners.add(listener);
  return () => finalListeners.delete(listener);
}

/** On sign-out: nothing of a person stays in memory. */
export function closeChatSocket(): void {
  void opening?.then((socket) => socket.close());
  opening = null;
  followed.clear();
  socketUp.set(false);
  dropAllStreams();
}

async function subscribe(messageId: string): Promise<void> {
  try {
    opening ??= open();
    const ack = await (await opening).subscribe(messageId, lastSeq(messageId));
    if (ack?.ok === false) followed.delete(messageId);
  } catch {
    opening = null;
  }
}

async function open(): Promise<ChatSocket> {
  const { openChatSocket } = await import('./chat-socket');
  return openChatSocket({
    onEvent,
    onConnect: () => {
      socketUp.set(true);
      for (const messageId of followed) void subscribe(messageId);
    },
    onDisconnect: () => socketUp.set(false),
    onLicenceChanged: () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.licence });
      void queryClient.invalidateQueries({ queryKey: queryKeys.modules });
    },
    onPermissionsChanged: () => void queryClient.invalidateQueries({ queryKey: queryKeys.me }),
  });
}

function onEvent(event: StreamEvent): void {
  receiveEvent(event);
  if (event.event.type !== 'done' && event.event.type !== 'stopped' && event.event.type !== 'failed') return;
  followed.delete(event.messageId);
  for (const listener of finalListeners) listener(event.event.message);
}
