import type { LicenseView } from '@assist/contracts';
import { holds, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { LicenceState } from '../licence-state.js';
import { LicenseStore } from '../license-store.js';
import { LicenceReports } from './licence-reports.js';
import { LicenseSurroundings } from './license-surroundings.js';
import { toLicenseView } from './license-view.js';
import { LicenseViews } from './license-views.js';

/** `GET /api/license`: everybody sees what holds, administrators of the licence also why and with how much in use. */
@Injectable()
export class ReadLicense {
  constructor(
    private readonly licence: LicenceState,
    private readonly reports: LicenceReports,
    private readonly views: LicenseViews,
    private readonly store: LicenseStore,
    private readonly surroundings: LicenseSurroundings,
  ) {}

  async execute(ctx: RequestContext): Promise<LicenseView> {
    if (!holds(ctx.actor, 'license.administer')) {
      return toLicenseView(this.licence.snapshot, this.surroundings.now(), null);
    }
    await this.reports.look(ctx);
    return this.views.ofPresent(ctx, this.licence.snapshot, this.store.next);
  }
}
