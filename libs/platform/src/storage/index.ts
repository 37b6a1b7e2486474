export { BlobMissing, BlobStore, BlobTooLarge, ExportStore, StorageFull, type StoredBlob } from './blob-store.js';
export { DiskBlobStore } from './disk-blob-store.js';
export { leftByDeadProcess, processMark } from './process-mark.js';
export { folderBytes } from './folder-bytes.js';
export { StorageModule } from './storage.module.js';
export { zipStream, ZipEntryChanged, type ZipEntry } from './zip-stream.js';
