import { useEffect, useState } from 'react';
import { openPdf, sizeOf, type PageSize, type PdfDocument } from './pdf';
import { PdfParts } from './pdf-parts';

export interface OpenPdf {
  readonly pdf: PdfDocument;
  /** Of the first page; the others are assumed to be alike until they are seen. */
  readonly firstSize: PageSize;
}

export type PdfState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly value: OpenPdf }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'broken' };

export interface PdfFile {
  readonly documentId: string;
  readonly sizeBytes: number;
}

/** Smaller files come at once and are kept for a while; of larger ones only what is looked at. */
const WHOLE_BYTES = 512 * 1024;

export function comesInParts(file: PdfFile): boolean {
  return file.sizeBytes > WHOLE_BYTES;
}

/**
 * Opens a PDF, and closes it when nobody looks any more: from its bytes once they are here, or in parts. `attempt` is
 * raised to open it anew.
 */
export function usePdf({ documentId, sizeBytes }: PdfFile, bytes: Uint8Array | undefined, attempt: number): PdfState {
  const [state, setState] = useState<PdfState>({ kind: 'opening' });
  useEffect(() => {
    const inParts = comesInParts({ documentId, sizeBytes });
    if (bytes === undefined && !inParts) return;
    let alive = true;
    let close: (() => void) | null = null;
    const tell = (next: PdfState): void => (alive ? setState(next) : undefined);
    const parts = new PdfParts(documentId, sizeBytes, (error) => tell({ kind: 'failed', error }));
    const open = async (): Promise<void> => {
      const task = openPdf(bytes ?? parts);
      close = () => void task.destroy();
      if (!alive) return close();
      const pdf = await task.promise;
      const firstSize = sizeOf(await pdf.getPage(1));
      tell({ kind: 'open', value: { pdf, firstSize } });
    };
    setState({ kind: 'opening' });
    open().catch(() => tell({ kind: 'broken' }));
    return () => {
      alive = false;
      parts.abort();
      close?.();
    };
  }, [bytes, documentId, sizeBytes, attempt]);
  return state;
}
