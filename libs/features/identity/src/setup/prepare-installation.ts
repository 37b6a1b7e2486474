import { Clock, systemContext } from '@assist/kernel';
import type { ConfigOf } from '@assist/platform/config';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { identityConfig } from '../identity.config.js';
import { CreateFirstAdmin } from './create-first-admin.js';
import { InstallationMarker } from './installation-marker.js';
import { SetupState } from './setup-state.js';

/** At start: the administrator from the environment, and the marker should a crash have come before it was written. */
@Injectable()
export class PrepareInstallation implements OnApplicationBootstrap {
  constructor(
    private readonly state: SetupState,
    private readonly createFirstAdmin: CreateFirstAdmin,
    private readonly marker: InstallationMarker,
    private readonly clock: Clock,
    @Inject(identityConfig.token) private readonly config: ConfigOf<typeof identityConfig>,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const ctx = systemContext('setup');
    const { needed, restoreRequired } = await this.state.read(ctx);
    if (restoreRequired) this.log.error('this data folder had an administrator, but its database is empty: restore a backup');
    else if (!needed) await this.marker.write(this.clock.now());
    const { adminEmail, adminPassword, adminName } = this.config;
    if (!needed || adminEmail === undefined || adminPassword === undefined) return;
    await this.createFirstAdmin.execute(ctx, { email: adminEmail, password: adminPassword.reveal(), name: adminName });
    this.log.info('the administrator was made from the configuration');
  }
}
