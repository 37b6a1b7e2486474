export { BlobMissing, BlobStore, BlobTooLarge, type StoredBlob } from './blob-store.js';
export { DiskBlobStore } from './disk-blob-store.js';
export { StorageModule } from './storage.module.js';
