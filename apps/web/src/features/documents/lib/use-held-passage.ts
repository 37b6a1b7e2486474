import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { targetPage } from './boxes';
import type { Passage } from './passage';

/** What a person does to look elsewhere; scrolling by itself may be ours. */
const INTENTS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;
const EDGE_PX = 12;

export interface HeldPassage {
  /** Shows the passage again where the layout moved it, unless the person has looked elsewhere. */
  readonly keep: () => void;
  /** The person goes elsewhere. */
  readonly release: () => void;
}

/**
 * Keeps a passage in view while the pages find their sizes: the panel grows in steps, pages above turn out higher or
 * lower than the first one. It ends as soon as the person scrolls, types or goes to another page.
 */
export function useHeldPassage(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  passage: Passage | null,
): HeldPassage {
  const held = useRef(false);
  const keep = useCallback(() => {
    if (held.current && scroller.current !== null) show(scroller.current, passage);
  }, [scroller, passage]);
  const release = useCallback(() => {
    held.current = false;
  }, []);

  useEffect(() => {
    held.current = true;
    keep();
  }, [keep]);
  useEffect(() => {
    const box = scroller.current;
    if (box === null || content.current === null) return;
    const observer = new ResizeObserver(keep);
    observer.observe(content.current);
    for (const intent of INTENTS) box.addEventListener(intent, release, { passive: true });
    return () => {
      observer.disconnect();
      for (const intent of INTENTS) box.removeEventListener(intent, release);
    };
  }, [scroller, content, keep, release]);
  return { keep, release };
}

function show(scroller: HTMLElement, passage: Passage | null): void {
  const page = scroller.querySelector(`[data-page="${targetPage(passage)}"]`);
  const marks = [...(page?.querySelectorAll('[data-mark]') ?? [])];
  const [first] = marks;
  if (first === undefined) {
    page?.scrollIntoView({ block: 'start' });
    return;
  }
  first.scrollIntoView({ block: 'center' });
  // A page that is wider than the view: the marked lines begin at its left edge.
  const left = Math.min(...marks.map((mark) => mark.getBoundingClientRect().left));
  scroller.scrollLeft += left - scroller.getBoundingClientRect().left - EDGE_PX;
}
