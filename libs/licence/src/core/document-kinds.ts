/** The signed documents of this product: what their header must say, and how large their file may be. */
export const DOCUMENT_KINDS = {
  license: { typ: 'assist-license+jws', maxBytes: 16 * 1024 },
  trust: { typ: 'assist-trust+jws', maxBytes: 1024 * 1024 },
  revocation: { typ: 'assist-revocation+jws', maxBytes: 1024 * 1024 },
  root: { typ: 'assist-root+jws', maxBytes: 16 * 1024 },
  clock: { typ: 'assist-clock+jws', maxBytes: 16 * 1024 },
  golive: { typ: 'assist-golive+jws', maxBytes: 16 * 1024 },
  usage: { typ: 'assist-usage+jws', maxBytes: 16 * 1024 },
  request: { typ: 'assist-request+jws', maxBytes: 16 * 1024 },
  /** Holds a trust set and a revocation list, both encoded once more. */
  online: { typ: 'assist-online+jws', maxBytes: 4 * 1024 * 1024 },
} as const;
export type DocumentKind = keyof typeof DOCUMENT_KINDS;
