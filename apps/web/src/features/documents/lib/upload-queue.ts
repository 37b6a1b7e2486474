import type { Refusal } from './upload-rules';

/** One file on its way to the server. */
export interface Upload {
  readonly id: number;
  readonly collectionId: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly state: 'waiting' | 'sending' | 'failed' | 'refused' | 'known';
  /** 0..1 of the bytes sent. */
  readonly fraction: number;
  readonly refusal: Refusal | null;
  readonly error: unknown;
  /** Name of the document that has the same content, once that is known. */
  readonly knownAs: string | null;
}

export type UploadAction =
  | { readonly type: 'added'; readonly uploads: readonly Upload[] }
  | { readonly type: 'started'; readonly id: number }
  | { readonly type: 'sent'; readonly id: number; readonly fraction: number }
  | { readonly type: 'failed'; readonly id: number; readonly error: unknown }
  | { readonly type: 'known'; readonly id: number; readonly name: string }
  | { readonly type: 'retried'; readonly id: number }
  | { readonly type: 'removed'; readonly id: number };

export const PARALLEL_UPLOADS = 2;

export function reduceUploads(uploads: readonly Upload[], action: UploadAction): readonly Upload[] {
  switch (action.type) {
    case 'added':
      return [...uploads, ...action.uploads];
    case 'removed':
      return uploads.filter((upload) => upload.id !== action.id);
    case 'started':
      return change(uploads, action.id, { state: 'sending', fraction: 0, error: null });
    case 'sent':
      return change(uploads, action.id, { fraction: action.fraction });
    case 'failed':
      return change(uploads, action.id, { state: 'failed', error: action.error });
    case 'known':
      return change(uploads, action.id, { state: 'known', fraction: 1, knownAs: action.name });
    case 'retried':
      return change(uploads, action.id, { state: 'waiting', fraction: 0, error: null });
  }
}

/** Those that may start now. */
export function nextUploads(uploads: readonly Upload[]): readonly Upload[] {
  const sending = uploads.filter((upload) => upload.state === 'sending').length;
  return uploads.filter((upload) => upload.state === 'waiting').slice(0, Math.max(0, PARALLEL_UPLOADS - sending));
}

function change(uploads: readonly Upload[], id: number, part: Partial<Upload>): readonly Upload[] {
  return uploads.map((upload) => (upload.id === id ? { ...upload, ...part } : upload));
}
