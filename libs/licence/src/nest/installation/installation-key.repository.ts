import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { LicenseInstallationEntity } from './license-installation.entity.js';

@Injectable()
export class InstallationKeyRepository {
  constructor(private readonly database: Database) {}

  /** The oldest first. */
  all(ctx: RequestContext): Promise<LicenseInstallationEntity[]> {
    return this.database.manager(ctx).find(LicenseInstallationEntity, { order: { madeAt: 'ASC', id: 'ASC' } });
  }

  async add(ctx: RequestContext, row: LicenseInstallationEntity): Promise<void> {
    await this.database.manager(ctx).insert(LicenseInstallationEntity, row);
  }
}
