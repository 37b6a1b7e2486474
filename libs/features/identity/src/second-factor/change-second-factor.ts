import type { OwnProof } from '@assist/contracts/people';
import { AppError, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { OwnSession } from '../sessions/own-session.js';
import { FactorSteps } from './factor-steps.js';
import { ProveSelf } from './prove-self.js';
import { SecondFactorRepository } from './second-factor.repository.js';

/** What people do with a second factor that they have; each asks for password or code. */
@Injectable()
export class ChangeSecondFactor {
  constructor(
    private readonly database: Database,
    private readonly ownSession: OwnSession,
    private readonly proveSelf: ProveSelf,
    private readonly factors: SecondFactorRepository,
    private readonly steps: FactorSteps,
    private readonly audit: AuditLog,
  ) {}

  /** @throws AppError CREDENTIALS_INVALID, SECOND_FACTOR_INVALID, SECOND_FACTOR_MISSING, LOGIN_THROTTLED */
  async disable(ctx: RequestContext, proof: OwnProof): Promise<void> {
    await this.#change(ctx, proof, async (tx, userId) => {
      await this.factors.delete(tx, userId);
      await this.audit.record(tx, { action: 'second_factor.disabled', target: { type: 'user', id: userId } });
    });
  }

  /** @throws AppError CREDENTIALS_INVALID, SECOND_FACTOR_INVALID, SECOND_FACTOR_MISSING, LOGIN_THROTTLED */
  renewRecoveryCodes(ctx: RequestContext, proof: OwnProof): Promise<readonly string[]> {
    return this.#change(ctx, proof, async (tx, userId) => {
      await this.audit.record(tx, { action: 'second_factor.recovery_codes_made', target: { type: 'user', id: userId } });
      return this.steps.newRecoveryCodes(tx, userId);
    });
  }

  async #change<T>(ctx: RequestContext, proof: OwnProof, work: (tx: RequestContext, userId: string) => Promise<T>): Promise<T> {
    const settle = await this.proveSelf.execute(ctx, proof);
    return this.database.transaction(ctx, async (tx) => {
      const { user } = await this.ownSession.locked(tx);
      const factor = await this.factors.find(tx, user.id);
      if (factor === null || factor.confirmedAt === null) throw new AppError('SECOND_FACTOR_MISSING');
      await settle(tx, user);
      return work(tx, user.id);
    });
  }
}
