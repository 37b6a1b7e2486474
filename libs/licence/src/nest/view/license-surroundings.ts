import { Injectable } from '@nestjs/common';
import type { HostFacts } from '../../core/index.js';
import { EffectiveClock } from '../clock/effective-clock.js';
import { InstallationKey } from '../installation/installation-key.js';
import { LicenseReader } from '../license-reader.js';

/** Which installation this is, where it runs, and what time it is there. */
@Injectable()
export class LicenseSurroundings {
  constructor(
    private readonly key: InstallationKey,
    private readonly clock: EffectiveClock,
    private readonly reader: LicenseReader,
  ) {}

  get installationId(): string {
    return this.key.id;
  }

  now(): number {
    return this.clock.now();
  }

  host(): Promise<HostFacts> {
    return this.reader.hostFacts();
  }
}
