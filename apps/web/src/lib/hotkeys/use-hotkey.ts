import { useEffect, useRef } from 'react';
import { matchHotkey, type Hotkey } from './match-hotkey';

/** Runs `action` on the shortcut, unless something nearer (a dialog, a menu) already used the key. */
export function useHotkey(hotkey: Hotkey, action: () => void, enabled = true): void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || matchHotkey(event) !== hotkey) return;
      if (document.querySelector('[role="dialog"][aria-modal="true"], [role="alertdialog"], [role="menu"]') !== null) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [hotkey, enabled]);
}
