import { LegalHolds } from '@assist/identity/contracts';
import type { RequestContext } from '@assist/kernel';
import { AuditRetention } from '@assist/platform/audit';
import { Injectable } from '@nestjs/common';

/** A chain cannot be kept for one person alone, so all of it stays while anybody is under a legal hold. */
@Injectable()
export class PruneLog {
  constructor(
    private readonly retention: AuditRetention,
    private readonly holds: LegalHolds,
  ) {}

  /** Removes entries that are older (epoch ms), unless they must be kept. */
  async execute(ctx: RequestContext, at: number): Promise<void> {
    if (!(await this.holds.any(ctx))) await this.retention.pruneBefore(ctx, at);
  }
}
