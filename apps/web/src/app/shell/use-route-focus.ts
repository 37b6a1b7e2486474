import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, type RefObject } from 'react';
import { announce } from '../../lib/announce/announce';
import { useObservable } from '../../lib/store/observable';
import { pageTitle, titleToSay } from '../../ui/page-title';

/** After a change of page the focus stands in the new content, and its name is said as soon as it has one. */
export function useRouteFocus(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? '' });
  const named = useObservable(pageTitle);
  const before = useRef('');
  const said = useRef<string | null>(null);
  useEffect(() => {
    const first = before.current === '';
    const changed = before.current !== pathname;
    before.current = pathname;
    if (first) said.current = pathname === '' ? null : pathname;
    if (first || !changed) return;
    // A page that took the focus for itself (the chat's question field) keeps it.
    if (main.current?.contains(document.activeElement) !== true) main.current?.focus({ preventScroll: true });
  }, [pathname]);
  useEffect(() => {
    const title = titleToSay(said.current, pathname, named);
    if (title === null) return;
    said.current = pathname;
    announce(title);
  }, [pathname, named]);
  return main;
}
