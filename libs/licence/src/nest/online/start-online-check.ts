import type { RequestContext } from '@assist/kernel';
import type { ConfigOf } from '@assist/platform/config';
import { Database } from '@assist/platform/database';
import { WorkQueue } from '@assist/platform/work';
import { Inject, Injectable } from '@nestjs/common';
import { EffectiveClock } from '../clock/effective-clock.js';
import { licenceConfig } from '../licence.config.js';
import { LicenceState } from '../licence-state.js';
import { LicenseNoticeRepository } from '../notices/license-notice.repository.js';

export const ONLINE_WORK = 'licence.online-check';

/** Hands over the one question that a licence asks the vendor once it is in force, if the configuration wants it. */
@Injectable()
export class StartOnlineCheck {
  constructor(
    private readonly database: Database,
    private readonly notices: LicenseNoticeRepository,
    private readonly queue: WorkQueue,
    private readonly licence: LicenceState,
    private readonly clock: EffectiveClock,
    @Inject(licenceConfig.token) private readonly config: ConfigOf<typeof licenceConfig>,
  ) {}

  async look(ctx: RequestContext): Promise<void> {
    if (this.config.onlineCheck === 'off' || this.config.onlineUrl === null) return;
    const { lid, level } = this.licence.snapshot;
    if (lid === null || level !== 'full') return;
    const id = `online-asked:${lid}`;
    if ((await this.notices.find(ctx, id)) !== null) return;
    await this.database.transaction(ctx, async (tx) => {
      if (await this.notices.first(tx, id, this.clock.now())) {
        await this.queue.enqueue(tx, { type: ONLINE_WORK, payload: { lid } });
      }
    });
  }
}
