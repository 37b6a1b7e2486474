import { PDFDataRangeTransport } from 'pdfjs-dist';
import { isApiError } from '../../../lib/api/api-error';
import { readFilePart } from '../../../lib/api/documents';

const AGAIN_AFTER_MS = 2000;

/**
 * Gives pdf.js the parts of a file that it asks for, through our own client: each has a valid token, however long
 * somebody reads. While the server cannot be reached it tries again; any other fault ends it.
 */
export class PdfParts extends PDFDataRangeTransport {
  readonly #documentId: string;
  readonly #onError: (error: unknown) => void;
  readonly #stop = new AbortController();

  constructor(documentId: string, sizeBytes: number, onError: (error: unknown) => void) {
    super(sizeBytes, null);
    this.#documentId = documentId;
    this.#onError = onError;
  }

  override requestDataRange(begin: number, end: number): void {
    this.#read(begin, end).then(
      (bytes) => this.onDataRange(begin, bytes),
      (error: unknown) => (this.#stop.signal.aborted ? undefined : this.#onError(error)),
    );
  }

  override abort(): void {
    this.#stop.abort();
  }

  async #read(begin: number, end: number): Promise<Uint8Array> {
    for (;;) {
      try {
        return await readFilePart(this.#documentId, begin, end, this.#stop.signal);
      } catch (error) {
        if (!isApiError(error, 'SERVER_UNREACHABLE')) throw error;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
        this.#stop.signal.throwIfAborted();
      }
    }
  }
}
