import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** Nearer than this to the end counts as "at the end". */
const NEAR_PX = 12;

export interface StickToBottom {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  /** False while the reader looks at something further up: then nothing moves under the eyes. */
  readonly stuck: boolean;
  readonly scrollToEnd: () => void;
}

export function useStickToBottom(): StickToBottom {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [stuck, setStuck] = useState(true);

  const follow = useCallback((next: boolean) => {
    following.current = next;
    setStuck(next);
  }, []);
  const scrollToEnd = useCallback(() => {
    follow(true);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [follow]);

  useEffect(() => {
    const box = scroller.current;
    const inner = content.current;
    if (box === null || inner === null) return;
    let lastTop = box.scrollTop;
    let lastHeight = box.scrollHeight;
    const onScroll = (): void => {
      const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight <= NEAR_PX;
      const readerWentUp = box.scrollTop < lastTop - 1 && box.scrollHeight >= lastHeight;
      if (atEnd) follow(true);
      else if (readerWentUp) follow(false);
      lastTop = box.scrollTop;
      lastHeight = box.scrollHeight;
    };
    const observer = new ResizeObserver(() => {
      if (following.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(inner);
    observer.observe(box);
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, [follow]);

  return { scroller, content, stuck, scrollToEnd };
}
