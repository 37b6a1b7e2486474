import { join } from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import { BlobStore, ExportStore } from './blob-store.js';
import { DiskBlobStore } from './disk-blob-store.js';

/** Global: where files live. */
@Module({})
export class StorageModule {
  static forRoot(options: { readonly dataDir: string }): DynamicModule {
    const providers = [
      { provide: BlobStore, useValue: new DiskBlobStore(join(options.dataDir, 'files')) },
      { provide: ExportStore, useValue: new DiskBlobStore(join(options.dataDir, 'exports')) },
    ];
    return { module: StorageModule, global: true, providers, exports: providers };
  }
}
