import type { SecondFactor } from '@assist/contracts/people';
import { AppError, isoOrNull, type RequestContext } from '@assist/kernel';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { UserRepository } from '../users/user.repository.js';
import { PasswordNeed } from './password-need.js';
import { SecondFactorRepository } from './second-factor.repository.js';
import { TotpSecrets } from './totp-secrets.js';

/** How it stands with the caller's second factor. */
@Injectable()
export class OwnSecondFactor {
  constructor(
    private readonly users: UserRepository,
    private readonly factors: SecondFactorRepository,
    private readonly secrets: TotpSecrets,
    private readonly passwordNeed: PasswordNeed,
  ) {}

  async execute(ctx: RequestContext): Promise<SecondFactor> {
    const user = await this.users.findById(ctx, userIdOf(ctx));
    if (user === null) throw new AppError('SESSION_EXPIRED');
    const factor = await this.factors.find(ctx, user.id);
    const enabledAt = factor?.confirmedAt ?? null;
    return {
      enabled: enabledAt !== null,
      enabledAt: isoOrNull(enabledAt),
      required: await this.factors.isDemanded(ctx, user),
      readable: factor === null || this.secrets.open(user.id, factor.secret) !== null,
      recoveryCodesLeft: await this.factors.countRecoveryCodes(ctx, user.id),
      passwordNeeded: await this.passwordNeed.of(ctx),
    };
  }
}
