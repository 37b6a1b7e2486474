import type { Readable } from 'node:stream';

export interface StoredBlob {
  readonly key: string;
  readonly sizeBytes: number;
  /** Hex, lower case. */
  readonly sha256: string;
}

/** The content is larger than the caller allowed; nothing was kept. */
export class BlobTooLarge extends Error {
  constructor(readonly maxBytes: number) {
    super(`content is larger than ${maxBytes} bytes`);
    this.name = 'BlobTooLarge';
  }
}

/** There is no room for the content, or the disk cannot be written; nothing was kept. */
export class StorageFull extends Error {
  constructor(options?: { readonly cause?: unknown }) {
    super('the storage is full', options);
    this.name = 'StorageFull';
  }
}

/** There is no content under this key. */
export class BlobMissing extends Error {
  constructor(key: string) {
    super(`no content under ${key}`);
    this.name = 'BlobMissing';
  }
}

/** Files of the installation. Keys are made by the store and never come from outside. */
export abstract class BlobStore {
  /**
   * Stores a stream under a new key. When this resolves, the content is on stable storage; when it throws, nothing of
   * it is left.
   * @throws BlobTooLarge, StorageFull
   */
  abstract put(content: Readable, options?: { readonly maxBytes?: number; readonly signal?: AbortSignal }): Promise<StoredBlob>;
  /** `range` is inclusive on both ends, in bytes. @throws BlobMissing */
  abstract read(key: string, range?: { readonly start: number; readonly end: number }): Promise<Readable>;
  abstract stat(key: string): Promise<{ readonly sizeBytes: number } | null>;
  /** Gives a readable local path for the time of `use`, for child processes. @throws BlobMissing */
  abstract withLocalFile<T>(key: string, use: (path: string) => Promise<T>): Promise<T>;
  /** Deleting what is not there succeeds. */
  abstract delete(key: string): Promise<void>;
  /** Keys of contents that were stored before `instant` (epoch ms), in no order. What comes and goes meanwhile may be left out. */
  abstract listOlderThan(instant: number): AsyncIterable<string>;
  /** Removes what `put` could not remove because its process was killed, and nothing of a `put` that goes on; gives how many. */
  abstract sweep(nowMs: number): Promise<number>;
}

/**
 * Files that are made for one download and expire, apart from those of the installation: whoever sweeps one store takes
 * away what it does not know.
 */
export abstract class ExportStore extends BlobStore {}
