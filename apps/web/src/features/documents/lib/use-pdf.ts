import { useEffect, useState } from 'react';
import { openPdf, sizeOf, type PageSize, type PdfDocument } from './pdf';

export interface OpenPdf {
  readonly pdf: PdfDocument;
  /** Of the first page; the others are assumed to be alike until they are seen. */
  readonly firstSize: PageSize;
}

export type PdfState =
  { readonly kind: 'opening' } | { readonly kind: 'open'; readonly value: OpenPdf } | { readonly kind: 'broken' };

/** Opens a PDF, and closes it when nobody looks any more. */
export function usePdf(bytes: Uint8Array | undefined): PdfState {
  const [state, setState] = useState<PdfState>({ kind: 'opening' });
  useEffect(() => {
    if (bytes === undefined) return;
    let alive = true;
    let close: (() => void) | null = null;
    const open = async (): Promise<void> => {
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
