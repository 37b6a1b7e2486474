import { statfs } from 'node:fs/promises';
import type { ServiceReport } from '@assist/contracts/house';
import { Clock } from '@assist/kernel';
import { HealthRegistry } from '@assist/platform/observability';
import { Settings } from '@assist/platform/settings';
import { WorkOverview } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { OwnIdentity } from './own-identity.js';
import type { ServiceHeartbeatEntity } from './service-heartbeat.entity.js';

/** Folders are walked through for it. */
const STORAGE_KEPT_MS = 5 * 60_000;

/** What this process can say about itself. */
@Injectable()
export class OwnReport {
  readonly #startedAt: number;
  #storage: { readonly at: number; readonly bytes: Promise<Record<string, number>> } | undefined;

  constructor(
    private readonly health: HealthRegistry,
    private readonly work: WorkOverview,
    private readonly settings: Settings,
    private readonly identity: OwnIdentity,
    private readonly clock: Clock,
  ) {
    this.#startedAt = clock.now();
  }

  async heartbeat(): Promise<ServiceHeartbeatEntity> {
    const { id, service, version, host } = this.identity;
    const seenAt = this.clock.now();
    return { id, service, version, host, startedAt: this.#startedAt, seenAt, stoppedAt: null, report: await this.#report() };
  }

  async #report(): Promise<ServiceReport> {
    const [checks, members, storage, disk] = await Promise.all([
      this.health.run(),
      this.health.members(),
      this.#storages(),
      this.#disk(),
    ]);
    const fixed = this.settings
      .all()
      .flatMap(({ key, canChange, originName }) => (canChange ? [] : [{ key, name: originName ?? '' }]));
    return { checks, members, storage, disk, memoryBytes: process.memoryUsage().rss, work: [...this.work.types], fixed };
  }

  #storages(): Promise<Record<string, number>> {
    const now = this.clock.now();
    if (this.#storage === undefined || now - this.#storage.at > STORAGE_KEPT_MS) {
      this.#storage = { at: now, bytes: this.health.storages() };
    }
    return this.#storage.bytes;
  }

  async #disk(): Promise<ServiceReport['disk']> {
    const found = await statfs(this.identity.dataDir).catch(() => null);
    return found === null ? null : { freeBytes: found.bavail * found.bsize, totalBytes: found.blocks * found.bsize };
  }
}
