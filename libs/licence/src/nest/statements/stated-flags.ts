import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { LicenceState } from '../licence-state.js';
import { LicenseMemories } from '../memory/license-memories.js';
import { LicenceReports } from '../view/licence-reports.js';

/** What stands beside the state, and how often both time marks were gone at once. */
@Injectable()
export class StatedFlags {
  constructor(
    private readonly licence: LicenceState,
    private readonly reports: LicenceReports,
    private readonly memories: LicenseMemories,
  ) {}

  async all(ctx: RequestContext): Promise<string[]> {
    await this.reports.look(ctx);
    const { marksLost } = this.memories.current;
    return [...this.licence.snapshot.flags, ...(marksLost === 0 ? [] : [`marks-lost:${marksLost}`])];
  }
}
