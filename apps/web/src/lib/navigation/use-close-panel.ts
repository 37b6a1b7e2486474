import { useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { closePanel } from './panel-entry';

/** Closes an open panel, once however often it is asked: a second step back would leave the page. */
export function useClosePanel(shown: string | undefined, replace: () => void): () => void {
  const { history } = useRouter();
  const closing = useRef(false);
  const latest = useRef(replace);
  useEffect(() => {
    latest.current = replace;
  });
  useEffect(() => {
    closing.current = false;
  }, [shown]);
  return useCallback(() => {
    if (closing.current) return;
    closing.current = true;
    closePanel(history, () => latest.current());
  }, [history]);
}
