import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Mailer } from '@assist/platform/mail';
import { Injectable } from '@nestjs/common';
import { EffectiveClock } from '../clock/effective-clock.js';
import { LicenceContacts } from '../contacts.js';
import { LicenceState } from '../licence-state.js';
import { LicenseNoticeRepository } from '../notices/license-notice.repository.js';
import { dueWarning, type DueWarning } from './due-warning.js';
import { warningMail } from './warning-mail.js';

/** Writes to administrators when a licence comes to its end: each warning once, whatever processes and restarts there are. */
@Injectable()
export class WarnAdministrators {
  constructor(
    private readonly database: Database,
    private readonly notices: LicenseNoticeRepository,
    private readonly contacts: LicenceContacts,
    private readonly mailer: Mailer,
    private readonly licence: LicenceState,
    private readonly clock: EffectiveClock,
  ) {}

  /** Where no mail server is set nothing is noted: what is due then is sent once there is one. */
  async look(ctx: RequestContext): Promise<void> {
    const due = dueWarning(this.licence.snapshot, this.clock.now());
    if (due === null || !this.mailer.isConfigured || (await this.notices.find(ctx, due.id)) !== null) return;
    await this.database.transaction(ctx, (tx) => this.#warn(tx, due));
  }

  async #warn(tx: RequestContext, due: DueWarning): Promise<void> {
    const now = this.clock.now();
    if (!(await this.notices.first(tx, due.id, now))) return;
    for (const { email, locale } of await this.contacts.administrators(tx)) {
      await this.mailer.send(tx, { to: email, ...warningMail(due, now, locale), reason: 'license_warning' });
    }
  }
}
