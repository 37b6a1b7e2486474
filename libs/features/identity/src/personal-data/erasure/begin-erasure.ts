import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Injectable } from '@nestjs/common';
import { LegalHoldRepository } from '../../retention/holds/legal-hold.repository.js';
import { ExportRepository } from '../export/export.repository.js';
import { ErasureSteps } from './erasure-steps.js';
import { ErasureRepository } from './erasure.repository.js';

@Injectable()
export class BeginErasure {
  constructor(
    private readonly erasures: ErasureRepository,
    private readonly steps: ErasureSteps,
    private readonly exports: ExportRepository,
    private readonly holds: LegalHoldRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Inside the transaction that closes the account for good; gives the instant. What somebody else has copied now is
   * waited for, else the copy would have holes. @throws AppError EXPORT_RUNNING, LEGAL_HOLD
   */
  async execute(tx: RequestContext, userId: string): Promise<number> {
    if ((await this.holds.find(tx, userId)) !== null) throw new AppError('LEGAL_HOLD');
    if (await this.exports.isCopiedByOthers(tx, userId)) throw new AppError('EXPORT_RUNNING');
    const requestedAt = this.clock.now();
    const requestedBy = tx.actor.kind === 'user' ? tx.actor.userId : null;
    await this.erasures.insert(tx, { userId, requestedBy, requestedAt, finishedAt: null });
    await this.steps.first(tx, userId);
    await this.audit.record(tx, { action: 'user.deletion_requested', target: { type: 'user', id: userId } });
    return requestedAt;
  }
}
