import type { Box } from '@assist/contracts';
import { memo, useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { marksOfPage } from '../lib/boxes';
import { drawPage, sizeOf, type PageSize, type PdfDocument, type PdfPageHandle } from '../lib/pdf';

export interface PdfPageProps {
  readonly pdf: PdfDocument;
  readonly number: number;
  readonly firstSize: PageSize;
  /** Width in CSS pixels that a page shall have. */
  readonly width: number;
  readonly boxes: readonly Box[];
  /** Called when the marks stand at their final place. */
  readonly onMarks: (() => void) | null;
}

/** One page: a placeholder of its size until it comes near, then canvas, text and marks. */
export const PdfPage = memo(function PdfPage({ pdf, number, firstSize, width, boxes, onMarks }: PdfPageProps): ReactElement {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const near = useNear(frame);
  const [page, setPage] = useState<PdfPageHandle | null>(null);
  const size = page === null ? firstSize : sizeOf(page);
  const scale = width / size.width;
  const marks = marksOfPage(boxes, number);

  useEffect(() => {
    if (!near || page !== null) return;
    let alive = true;
    pdf.getPage(number).then(
      (loaded) => (alive ? setPage(loaded) : undefined),
      () => undefined,
    );
    return () => {
      alive = false;
    };
  }, [near, page, pdf, number]);
  useEffect(() => {
    if (!near || page === null || canvas.current === null || text.current === null) return;
    return drawPage(page, scale, canvas.current, text.current);
  }, [near, page, scale]);
  useEffect(() => {
    if (page !== null) onMarks?.();
  }, [page, onMarks]);

  return (
    <div
      ref={frame}
      data-page={number}
      role="group"
      aria-label={t('viewer.page', { page: number })}
      className="relative mx-auto mb-3 bg-white shadow-sm"
      style={{ width, height: size.height * scale }}
    >
      {near && page !== null ? (
        <>
          <canvas ref={canvas} aria-hidden="true" className="block h-full w-full" />
          <div ref={text} className="pdf-text" />
        </>
      ) : null}
      {marks.map((style, index) => (
        <div key={index} className="pdf-mark" style={style} data-mark />
      ))}
    </div>
  );
});

/** True while the element is within about a screen of what is seen. */
function useNear(element: React.RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    const root = target.closest('[data-pdf-scroll]');
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting === true), {
      root,
      rootMargin: '800px 0px',
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return near;
}
