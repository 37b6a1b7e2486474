import {
  getDocument,
  GlobalWorkerOptions,
  TextLayer,
  type PDFDataRangeTransport,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

const ASSETS = '/pdfjs/';
const MAX_PIXELS = 16_000_000;

export type { PDFDocumentProxy as PdfDocument, PDFPageProxy as PdfPageHandle };

const PART_BYTES = 256 * 1024;

/**
 * Opens a PDF from memory, or by the parts that are looked at. Everything it needs comes from our own origin; nothing is
 * evaluated or compiled at run time.
 */
export function openPdf(source: Uint8Array | PDFDataRangeTransport): PDFDocumentLoadingTask {
  return getDocument({
    // pdf.js takes the buffer for itself; ours must stay usable.
    ...(source instanceof Uint8Array ? { data: source.slice() } : { range: source, disableAutoFetch: true, disableStream: true }),
    rangeChunkSize: PART_BYTES,
    cMapUrl: `${ASSETS}cmaps/`,
    standardFontDataUrl: `${ASSETS}standard_fonts/`,
    wasmUrl: `${ASSETS}wasm/`,
    useWasm: false,
    enableXfa: false,
    maxImageSize: 64_000_000,
  });
}

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** Size in CSS pixels at scale 1. */
export function sizeOf(page: PDFPageProxy): PageSize {
  const { width, height } = page.getViewport({ scale: 1 });
  return { width, height };
}

/** Draws a page and lays its text over it. Returns what stops the work. */
export function drawPage(page: PDFPageProxy, scale: number, canvas: HTMLCanvasElement, text: HTMLElement): () => void {
  const viewport = page.getViewport({ scale });
  const wanted = Math.min(window.devicePixelRatio || 1, 2);
  const ratio = Math.min(wanted, Math.sqrt(MAX_PIXELS / (viewport.width * viewport.height)));
  canvas.width = Math.floor(viewport.width * ratio);
  canvas.height = Math.floor(viewport.height * ratio);
  const drawing = page.render({ canvas, viewport, transform: ratio === 1 ? undefined : [ratio, 0, 0, ratio, 0, 0] });
  text.replaceChildren();
  text.style.setProperty('--total-scale-factor', String(scale));
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport });
  // A cancelled drawing rejects: that is how it ends when the reader scrolls on.
  drawing.promise.catch(() => undefined);
  layer.render().catch(() => undefined);
  return () => {
    drawing.cancel();
    layer.cancel();
  };
}
