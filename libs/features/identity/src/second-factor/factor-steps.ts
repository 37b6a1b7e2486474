import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { newRecoveryCode, recoveryCodeHash, RECOVERY_CODES } from './recovery-codes.js';
import { SecondFactorRepository } from './second-factor.repository.js';
import { newTotpSecret, totpStep } from './totp.js';
import { TotpSecrets } from './totp-secrets.js';

/** Steps that a person's second factor takes, inside transactions that hold the user's row locked. */
@Injectable()
export class FactorSteps {
  constructor(
    private readonly factors: SecondFactorRepository,
    private readonly secrets: TotpSecrets,
    private readonly clock: Clock,
  ) {}

  /** Gives a new secret, in the place of one that was not confirmed. @throws AppError SECOND_FACTOR_ENABLED */
  async begin(tx: RequestContext, userId: string): Promise<string> {
    const before = await this.factors.find(tx, userId);
    if (before !== null && before.confirmedAt !== null) throw new AppError('SECOND_FACTOR_ENABLED');
    const secret = newTotpSecret();
    const sealed = this.secrets.seal(userId, secret);
    await this.factors.put(tx, { userId, secret: sealed, confirmedAt: null, lastStep: null, createdAt: this.clock.now() });
    return secret;
  }

  /** The code that confirmed opens nothing again. @throws AppError SECOND_FACTOR_MISSING, _ENABLED, _INVALID, _UNREADABLE */
  async confirm(tx: RequestContext, userId: string, typed: string): Promise<void> {
    const factor = await this.factors.find(tx, userId);
    if (factor === null) throw new AppError('SECOND_FACTOR_MISSING');
    if (factor.confirmedAt !== null) throw new AppError('SECOND_FACTOR_ENABLED');
    const secret = this.secrets.open(userId, factor.secret);
    if (secret === null) throw new AppError('SECOND_FACTOR_UNREADABLE');
    const now = this.clock.now();
    const lastStep = totpStep(secret, typed.replace(/[\s-]/g, ''), now, null);
    if (lastStep === null) throw new AppError('SECOND_FACTOR_INVALID');
    await this.factors.update(tx, userId, { confirmedAt: now, lastStep });
  }

  /** In the place of those before, which open nothing any more. */
  async newRecoveryCodes(tx: RequestContext, userId: string): Promise<readonly string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    const hashes = codes.map((code) => recoveryCodeHash(userId, code) ?? '');
    await this.factors.replaceRecoveryCodes(tx, userId, hashes, this.clock.now());
    return codes;
  }
}
