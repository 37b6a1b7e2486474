import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable } from '@nestjs/common';
import { recoveryCodeHash } from './recovery-codes.js';
import { SecondFactorRepository } from './second-factor.repository.js';
import { totpStep } from './totp.js';
import { TotpSecrets } from './totp-secrets.js';

/** Uses a code of the app or a recovery code up; of two who come with the same one, the second is refused. */
@Injectable()
export class CheckCode {
  constructor(
    private readonly factors: SecondFactorRepository,
    private readonly secrets: TotpSecrets,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Inside a transaction that holds the user's row locked. False when the code is wrong, was used, or there is no second factor.
   * @throws AppError SECOND_FACTOR_UNREADABLE for a code of the app when SECRET_KEY was lost: a recovery code still works
   */
  async use(ctx: RequestContext, userId: string, typed: string): Promise<boolean> {
    const factor = await this.factors.find(ctx, userId);
    if (factor === null || factor.confirmedAt === null) return false;
    const hash = recoveryCodeHash(userId, typed);
    if (hash !== null) return this.#useRecoveryCode(ctx, userId, hash);
    const secret = this.secrets.open(userId, factor.secret);
    if (secret === null) {
      this.log.error(
        { userId },
        'a second factor was sealed with another SECRET_KEY; its owner needs a recovery code or a reset',
      );
      throw new AppError('SECOND_FACTOR_UNREADABLE');
    }
    const step = totpStep(secret, typed.replace(/[\s-]/g, ''), this.clock.now(), factor.lastStep);
    if (step === null) return false;
    await this.factors.update(ctx, userId, { lastStep: step });
    return true;
  }

  async #useRecoveryCode(ctx: RequestContext, userId: string, hash: string): Promise<boolean> {
    if (!(await this.factors.useRecoveryCode(ctx, userId, hash))) return false;
    await this.audit.record(ctx, {
      action: 'second_factor.recovery_code_used',
      actor: { kind: 'user', id: userId },
      target: { type: 'user', id: userId },
      detail: { left: await this.factors.countRecoveryCodes(ctx, userId) },
    });
    return true;
  }
}
