import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import type { LicenseFile } from '../core/index.js';
import { LicenseFolder } from './license-folder.js';
import { LicenseRepository, type StoredDocuments } from './license.repository.js';

/** The documents of the folder and the copies of the database, none of them checked yet. */
export interface FoundDocuments {
  readonly file: LicenseFile;
  readonly stored: StoredDocuments;
  readonly emergency: readonly Uint8Array[];
  readonly trust: readonly Uint8Array[];
  readonly revocation: readonly Uint8Array[];
  /** Rotations of a root of the vendor: until the next build they bring the new one. */
  readonly root: readonly Uint8Array[];
  readonly clockToken: Uint8Array | null;
}

/** Gathers what there is: the folder of this host first, then what any process left in the database. */
@Injectable()
export class LicenseDocumentFinder {
  constructor(
    private readonly folder: LicenseFolder,
    private readonly repository: LicenseRepository,
  ) {}

  async find(ctx: RequestContext): Promise<FoundDocuments> {
    const [file, emergency, trust, revocation, root, token] = await Promise.all([
      this.folder.read('license.json'),
      this.folder.read('emergency.json'),
      this.folder.read('trust.json'),
      this.folder.read('revocation.json'),
      this.folder.read('root.json'),
      this.folder.read('clock.json'),
    ]);
    const stored = await this.repository.documents(ctx);
    return {
      file,
      stored,
      emergency: copies(emergency, stored.emergency),
      trust: copies(trust, stored.trust),
      revocation: copies(revocation, stored.revocation),
      root: copies(root, stored.root),
      clockToken: 'bytes' in token ? token.bytes : null,
    };
  }
}

function copies(file: LicenseFile, stored: Uint8Array | undefined): readonly Uint8Array[] {
  return [...('bytes' in file ? [file.bytes] : []), ...(stored === undefined ? [] : [stored])];
}
