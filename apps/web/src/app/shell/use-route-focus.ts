import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, type RefObject } from 'react';
import { announce } from '../../lib/announce/announce';

/** After a change of page the focus stands in the new content, and its name is said. */
export function useRouteFocus(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? '' });
  const before = useRef('');
  useEffect(() => {
    const first = before.current === '';
    const changed = before.current !== pathname;
    before.current = pathname;
    if (first || !changed) return;
    // A page that took the focus for itself (the chat's question field) keeps it.
    if (main.current?.contains(document.activeElement) !== true) main.current?.focus({ preventScroll: true });
    announce(document.title);
  }, [pathname]);
  return main;
}
