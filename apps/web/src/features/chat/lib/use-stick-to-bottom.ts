import { useCallback, useEffect, useRef, useState } from 'react';
import { followGrowth } from './follow-growth';

export interface StickToBottom {
  /** The scrolling element and its content, as soon as they are on the page; both are set as refs. */
  readonly box: HTMLDivElement | null;
  readonly setBox: (element: HTMLDivElement | null) => void;
  readonly setContent: (element: HTMLDivElement | null) => void;
  /** False while the reader looks at something further up: then nothing moves under the eyes. */
  readonly stuck: boolean;
  readonly scrollToEnd: () => void;
}

export function useStickToBottom(): StickToBottom {
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const [content, setContent] = useState<HTMLDivElement | null>(null);
  const [stuck, setStuck] = useState(true);
  const following = useRef(true);
  const shown = useRef<HTMLDivElement | null>(null);

  const follow = useCallback((next: boolean) => {
    following.current = next;
    setStuck(next);
  }, []);
  const scrollToEnd = useCallback(() => {
    follow(true);
    shown.current?.scrollTo({ top: shown.current.scrollHeight });
  }, [follow]);

  useEffect(() => {
    shown.current = box;
    if (box === null || content === null) return;
    return followGrowth(box, content, { isFollowing: () => following.current, follow });
  }, [box, content, follow]);

  return { box, setBox, setContent, stuck, scrollToEnd };
}
