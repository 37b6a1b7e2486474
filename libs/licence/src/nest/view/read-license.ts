import type { LicenseView } from '@assist/contracts';
import { holds, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { PlanImport } from '../documents/plan-import.js';
import { LicenceState } from '../licence-state.js';
import { LicenseMemories } from '../memory/license-memories.js';
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
    private readonly plans: PlanImport,
    private readonly memories: LicenseMemories,
    private readonly surroundings: LicenseSurroundings,
  ) {}

  async execute(ctx: RequestContext): Promise<LicenseView> {
    if (!holds(ctx.actor, 'license.administer')) {
      return toLicenseView(this.licence.snapshot, this.surroundings.now(), null);
    }
    await this.reports.look(ctx);
    const { next } = await this.plans.present(ctx, this.memories.current);
    return this.views.ofPresent(ctx, this.licence.snapshot, next);
  }
}
