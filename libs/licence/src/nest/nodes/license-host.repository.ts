import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import { LicenseHostEntity } from './license-host.entity.js';

/** A statement holds no more. */
const MAX_HOSTS = 40;
/** A sign of life is worth a write once an hour. */
const NOTE_EVERY_MS = 3600_000;

@Injectable()
export class LicenseHostRepository {
  constructor(private readonly database: Database) {}

  async note(ctx: RequestContext, host: string, components: readonly string[], now: number): Promise<void> {
    const manager = this.database.manager(ctx);
    const known = await manager.findOneBy(LicenseHostEntity, { host });
    const isSame = known !== null && JSON.stringify(known.components) === JSON.stringify(components);
    if (isSame && now - known.lastSeen < NOTE_EVERY_MS) return;
    await manager.save(LicenseHostEntity, { host, components, firstSeen: known?.firstSeen ?? now, lastSeen: now });
  }

  /** Hosts that were there between two instants, the latest first. */
  between(ctx: RequestContext, from: number, to: number): Promise<LicenseHostEntity[]> {
    const where = { firstSeen: LessThanOrEqual(to), lastSeen: MoreThanOrEqual(from) };
    return this.database
      .manager(ctx)
      .find(LicenseHostEntity, { where, order: { lastSeen: 'DESC', host: 'ASC' }, take: MAX_HOSTS });
  }
}
