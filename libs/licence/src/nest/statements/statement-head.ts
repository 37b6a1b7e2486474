import { SERVICE, type ServiceIdentity } from '@assist/platform/http';
import { Inject, Injectable } from '@nestjs/common';
import { formatInstant } from '../../core/index.js';
import { buildFacts } from '../build-facts.js';
import { InstallationKey } from '../installation/installation-key.js';
import { LicenceState } from '../licence-state.js';
import { EffectiveClock } from '../clock/effective-clock.js';

export interface StatementHead {
  readonly ver: 1;
  readonly iat: string;
  readonly product: string;
  readonly version: string;
  readonly current: { readonly lid: string; readonly seq: number } | null;
}

/** What every statement of this installation begins with. */
@Injectable()
export class StatementHeads {
  constructor(
    private readonly licence: LicenceState,
    private readonly key: InstallationKey,
    private readonly time: EffectiveClock,
    @Inject(SERVICE) private readonly service: ServiceIdentity,
  ) {}

  make(): StatementHead {
    const { claims } = this.licence.snapshot;
    return {
      ver: 1,
      iat: formatInstant(this.time.now()),
      product: buildFacts().product,
      version: this.service.version,
      current: claims === null ? null : { lid: claims.lid, seq: claims.seq },
    };
  }

  /** The same for people. */
  preview({ iat, product, version, current }: StatementHead): {
    readonly installationId: string;
    readonly product: string;
    readonly version: string;
    readonly issuedAt: string;
    readonly current: StatementHead['current'];
  } {
    return { installationId: this.key.id, product, version, issuedAt: iat, current };
  }
}
