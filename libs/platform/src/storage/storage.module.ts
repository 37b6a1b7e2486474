import { join } from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import { BlobStore } from './blob-store.js';
import { DiskBlobStore } from './disk-blob-store.js';

/** Global: where files live. */
@Module({})
export class StorageModule {
  static forRoot(options: { readonly dataDir: string }): DynamicModule {
    const store = new DiskBlobStore(join(options.dataDir, 'files'));
    const providers = [{ provide: BlobStore, useValue: store }];
    return { module: StorageModule, global: true, providers, exports: providers };
  }
}
