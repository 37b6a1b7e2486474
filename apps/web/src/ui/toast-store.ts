import { createObservable } from '../lib/store/observable';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface ToastEntry {
  readonly id: number;
  readonly tone: 'info' | 'error';
  readonly text: string;
  readonly action: ToastAction | null;
}

export const toasts = createObservable<readonly ToastEntry[]>([]);
let lastId = 0;

export function showToast(text: string, options: { tone?: ToastEntry['tone']; action?: ToastAction } = {}): void {
  lastId += 1;
  toasts.set([...toasts.get(), { id: lastId, text, tone: options.tone ?? 'info', action: options.action ?? null }].slice(-3));
}

export function clearToasts(): void {
  toasts.set([]);
}

export function dismissToast(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}
