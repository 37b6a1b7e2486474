import { Inject, Injectable } from '@nestjs/common';
import type { HostFacts } from '../../core/index.js';
import { EffectiveClock } from '../clock/effective-clock.js';
import { HostFactsReader } from '../host/host-facts.js';
import { InstallationKey } from '../installation/installation-key.js';
import type { LicenseSources } from '../license-context.js';
import { LICENSE_SOURCES } from '../license-sources.js';

/** Which installation this is, where it runs, and what time it is there. */
@Injectable()
export class LicenseSurroundings {
  constructor(
    private readonly key: InstallationKey,
    private readonly clock: EffectiveClock,
    private readonly reader: HostFactsReader,
    @Inject(LICENSE_SOURCES) private readonly sources: LicenseSources,
  ) {}

  get installationId(): string {
    return this.key.id;
  }

  now(): number {
    return this.clock.now();
  }

  async host(): Promise<HostFacts> {
    return { components: await this.reader.components(), publicHost: this.sources.publicHost };
  }
}
