export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export type Hotkey = 'new-chat' | 'find-setting' | 'help' | 'escape';

/** Every shortcut needs a modifier (WCAG 2.1.4), but Escape. */
export function matchHotkey(press: KeyPress): Hotkey | null {
  const command = (press.ctrlKey || press.metaKey) && !press.altKey;
  const key = press.key.toLowerCase();
  if (command && !press.shiftKey && key === 'k') return 'new-chat';
  if (command && press.shiftKey && key === 'o') return 'new-chat';
  if (command && press.shiftKey && key === 'f') return 'find-setting';
  if (command && (key === '/' || (press.shiftKey && key === '7'))) return 'help';
  if (key === 'escape' && !command) return 'escape';
  return null;
}
