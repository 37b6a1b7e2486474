import { createObservable } from '../store/observable';

/** The text that screen readers hear next, politely. `id` makes the same text heard twice. */
export const announcement = createObservable<{ readonly id: number; readonly text: string }>({ id: 0, text: '' });

/** What was said of one person's chats is not for the next one. */
export function silence(): void {
  announce('');
}

export function announce(text: string): void {
  announcement.set({ id: announcement.get().id + 1, text });
}
