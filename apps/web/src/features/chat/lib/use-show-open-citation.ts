import { useEffect } from 'react';

/** Opening a source makes the chat narrower; the number that was clicked stays in view all the same. */
export function useShowOpenCitation(source: string | undefined): void {
  useEffect(() => {
    if (source === undefined) return;
    const timer = setTimeout(() => {
      document.querySelector('[data-citation][aria-pressed="true"]')?.scrollIntoView({ block: 'nearest' });
    }, 60);
    return () => clearTimeout(timer);
  }, [source]);
}
