import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, type RefObject } from 'react';

const MARKED_MS = 4000;

/**
 * For a part of a page that `?mark=` of the address may name: it comes into view, takes the focus and stands out for a
 * moment, as soon as it is there.
 */
export function useSettingMark<Part extends HTMLElement>(name: string): RefObject<Part | null> {
  const part = useRef<Part>(null);
  const isWanted = useRouterState({ select: ({ location }) => (location.search as { mark?: string }).mark === name });
  const at = useRouterState({ select: ({ location }) => location.state.key });
  useEffect(() => {
    const element = part.current;
    if (!isWanted || element === null) return;
    mark(element);
    const unmark = (): void => element.removeAttribute('data-marked');
    const timer = setTimeout(unmark, MARKED_MS);
    return () => {
      clearTimeout(timer);
      unmark();
    };
  }, [isWanted, at]);
  return part;
}

function mark(element: HTMLElement): void {
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.setAttribute('data-marked', '');
}
