import type { PersonalDataPart } from '@assist/contracts/people';
import { Clock, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Injectable } from '@nestjs/common';
import { ErasureSteps } from './erasure-steps.js';
import { ErasureRepository } from './erasure.repository.js';

/** The end of one part, and of all of it with the last. */
@Injectable()
export class FinishErasure {
  constructor(
    private readonly erasures: ErasureRepository,
    private readonly steps: ErasureSteps,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Inside the transaction that ends the work of the part. */
  async execute(tx: RequestContext, userId: string, part: PersonalDataPart): Promise<void> {
    const erasure = await this.erasures.findLocked(tx, userId);
    await this.erasures.updatePart(tx, userId, part, { state: 'done' });
    if (part !== 'identity') return this.steps.next(tx, userId);
    if (erasure === null || erasure.finishedAt !== null) return;
    await this.erasures.finish(tx, userId, this.clock.now());
    await this.audit.record(tx, {
      action: 'user.erased',
      target: { type: 'user', id: userId },
      detail: { requestedBy: erasure.requestedBy, requestedAt: new Date(erasure.requestedAt).toISOString() },
      actor: { kind: 'system', id: 'personal-data' },
    });
  }
}
