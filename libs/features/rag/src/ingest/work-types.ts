/** Work types of this room. */
export const INGEST_WORK = 'rag.ingest';
export const CLEAN_WORK = 'rag.clean';
export const REINDEX_WORK = 'rag.reindex';
/** Subject: the person whose documents are gone. */
export const FORGET_WORK = 'rag.forget-words';

/** Something of a document that has to go: its rows, its place in the index, its file. */
export type Leftover = {
  readonly documentId: string;
  /** Null: the document is gone, all versions go. */
  readonly version: number | null;
  /** Null: the file stays. */
  readonly blobKey: string | null;
};

export type CleanPayload = { readonly leftovers: readonly Leftover[] };
