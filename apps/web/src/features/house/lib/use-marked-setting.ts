import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';

const LOOK_EVERY_MS = 100;
const LOOK_FOR_MS = 5000;
const MARKED_MS = 4000;

/**
 * `?mark=` of the address names a part of the page: it comes into view, takes the focus and stands out for a moment,
 * as soon as it is there.
 */
export function useMarkedSetting(): void {
  const wanted = useRouterState({ select: ({ location }) => (location.search as { mark?: string }).mark });
  const at = useRouterState({ select: ({ location }) => location.state.key });
  useEffect(() => {
    if (wanted === undefined) return;
    const end = Date.now() + LOOK_FOR_MS;
    let marked: Element | undefined;
    let timer = window.setInterval(() => {
      const found = document.querySelector(`[data-setting="${CSS.escape(wanted)}"]`);
      if (found === null && Date.now() < end) return;
      window.clearInterval(timer);
      if (!(found instanceof HTMLElement)) return;
      marked = found;
      mark(found);
      timer = window.setTimeout(() => found.removeAttribute('data-marked'), MARKED_MS);
    }, LOOK_EVERY_MS);
    return () => {
      window.clearInterval(timer);
      window.clearTimeout(timer);
      marked?.removeAttribute('data-marked');
    };
  }, [wanted, at]);
}

function mark(element: HTMLElement): void {
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.setAttribute('data-marked', '');
}
