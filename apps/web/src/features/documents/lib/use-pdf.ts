import { useEffect, useState } from 'react';
import type { PageSize, PdfDocument } from './pdf';

export interface OpenPdf {
  readonly pdf: PdfDocument;
  /** Of the first page; the others are assumed to be alike until they are seen. */
  readonly firstSize: PageSize;
}

export type PdfState =
  { readonly kind: 'opening' } | { readonly kind: 'open'; readonly value: OpenPdf } | { readonly kind: 'broken' };

/** Opens a PDF with the viewer's code, which is loaded on first need. */
export function usePdf(bytes: Uint8Array | undefined): PdfState {
  const [state, setState] = useState<PdfState>({ kind: 'opening' });
  useEffect(() => {
    if (bytes === undefined) return;
    let alive = true;
    let close: (() => void) | null = null;
    const open = async (): Promise<void> => {
      const { openPdf, sizeOf } = await import('./pdf');
      const task = openPdf(bytes);
      close = () => void task.destroy();
      if (!alive) return close();
      const pdf = await task.promise;
      const firstSize = sizeOf(await pdf.getPage(1));
      if (alive) setState({ kind: 'open', value: { pdf, firstSize } });
    };
    setState({ kind: 'opening' });
    open().catch(() => (alive ? setState({ kind: 'broken' }) : undefined));
    return () => {
      alive = false;
      close?.();
    };
  }, [bytes]);
  return state;
}
