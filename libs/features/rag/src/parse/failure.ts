import type { DocumentFailure } from '@assist/contracts';

/**
 * Why a document cannot be read. `detail` is shown to its owner: no text of the document, no path of the host.
 * Internal to the parsing code; use cases turn it into the state of the document.
 */
export class ParseFailure extends Error {
  readonly reason: DocumentFailure;
  readonly detail: string | null;

  constructor(reason: DocumentFailure, detail: string | null = null, options?: { readonly cause?: unknown }) {
    super(detail === null ? reason : `${reason}: ${detail}`, options);
    this.name = 'ParseFailure';
    this.reason = reason;
    this.detail = detail;
  }
}
