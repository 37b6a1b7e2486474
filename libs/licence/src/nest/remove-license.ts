import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { LicenceState } from './licence-state.js';
import { LicenseFolder } from './license-folder.js';
import { LicenseRepository } from './license.repository.js';

/**
 * Takes the licence away, with the copies that make good for a damaged file and a renewal that waits. What was
 * activated stays remembered: there is no evaluation afterwards. Can be repeated when it ends half way.
 */
@Injectable()
export class RemoveLicense {
  constructor(
    private readonly folder: LicenseFolder,
    private readonly repository: LicenseRepository,
    private readonly database: Database,
    private readonly licence: LicenceState,
  ) {}

  async execute(ctx: RequestContext): Promise<void> {
    await this.folder.remove('license.json');
    await this.database.transaction(ctx, async (tx) => {
      await this.repository.removeDocument(tx, 'license');
      await this.repository.removeDocument(tx, 'next');
    });
    await this.licence.takeIn();
  }
}
