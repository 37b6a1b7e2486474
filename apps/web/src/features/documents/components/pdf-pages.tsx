import { useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { targetPage } from '../lib/boxes';
import type { Passage } from '../lib/passage';
import { useHeldPassage } from '../lib/use-held-passage';
import type { OpenPdf } from '../lib/use-pdf';
import { PdfPage } from './pdf-page';

const NO_BOXES: Passage['boxes'] = [];
const SIDE_SPACE_PX = 24;

export interface PdfPagesProps {
  readonly open: OpenPdf;
  readonly passage: Passage | null;
  readonly zoom: number;
  readonly onPage: (page: number) => void;
  /** Tells how to go to a page, once the pages stand. */
  readonly onReady: (goTo: (page: number) => void) => void;
}

/** All pages below each other; opens at the passage and marks it. */
export function PdfPages({ open, passage, zoom, onPage, onReady }: PdfPagesProps): ReactElement {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const { pdf, firstSize } = open;

  useEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const observer = new ResizeObserver(() => setWidth(Math.max(120, box.clientWidth - SIDE_SPACE_PX)));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  const { keep, release } = useHeldPassage(scroller, content, passage);
  const goTo = useCallback(
    (page: number) => {
      release();
      scroller.current?.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: 'start' });
    },
    [release],
  );
  useEffect(() => onReady(goTo), [onReady, goTo]);
  const ready = width > 0;
  useKeepPlace(scroller, width * zoom);
  useEffect(() => {
    if (ready) keep();
  }, [ready, width, zoom, keep]);

  return (
    <div
      ref={scroller}
      data-pdf-scroll
      tabIndex={0}
      role="region"
      aria-label={t('viewer.pages')}
      className="h-full overflow-auto px-3 pt-3 [overflow-anchor:none] [scrollbar-gutter:stable]"
      onScroll={(event) => onPage(pageAt(event.currentTarget))}
    >
      <div ref={content}>
        {ready
          ? Array.from({ length: pdf.numPages }, (_, index) => (
              <PdfPage
                key={index + 1}
                pdf={pdf}
                number={index + 1}
                firstSize={firstSize}
                width={width * zoom}
                boxes={passage?.boxes ?? NO_BOXES}
                onMarks={index + 1 === targetPage(passage) ? keep : null}
              />
            ))
          : null}
      </div>
    </div>
  );
}

/** When the pages grow or shrink (zoom, a panel made wider), the same lines stay in view. */
function useKeepPlace(scroller: RefObject<HTMLDivElement | null>, pageWidth: number): void {
  const before = useRef(pageWidth);
  useLayoutEffect(() => {
    const box = scroller.current;
    const factor = before.current > 0 ? pageWidth / before.current : 1;
    before.current = pageWidth;
    if (box === null || factor === 1) return;
    box.scrollTop = (box.scrollTop + box.clientHeight / 2) * factor - box.clientHeight / 2;
  }, [scroller, pageWidth]);
}

/** The page that fills the upper part of the view. */
function pageAt(scroller: HTMLElement): number {
  const line = scroller.scrollTop + scroller.clientHeight / 3;
  const pages = [...(scroller.firstElementChild?.children ?? [])].filter(
    (child): child is HTMLElement => child instanceof HTMLElement,
  );
  const index = pages.findIndex((page) => page.offsetTop - scroller.offsetTop + page.offsetHeight > line);
  return index < 0 ? Math.max(1, pages.length) : index + 1;
}
