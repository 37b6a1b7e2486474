export { BlobMissing, BlobStore, BlobTooLarge, StorageFull, type StoredBlob } from './blob-store.js';
export { DiskBlobStore } from './disk-blob-store.js';
export { leftByDeadProcess, processMark } from './process-mark.js';
export { StorageModule } from './storage.module.js';
