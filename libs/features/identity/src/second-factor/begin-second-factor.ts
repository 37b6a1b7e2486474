import type { BeginSecondFactorRequest, NewSecondFactor } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Settings } from '@assist/platform/settings';
import { Injectable } from '@nestjs/common';
import { OwnSession } from '../sessions/own-session.js';
import { FactorSteps } from './factor-steps.js';
import { PasswordNeed } from './password-need.js';
import { ProveSelf } from './prove-self.js';
import { totpUri } from './totp.js';

/** Makes the secret that an app is to get; it counts once a first code confirmed it. */
@Injectable()
export class BeginSecondFactor {
  constructor(
    private readonly database: Database,
    private readonly ownSession: OwnSession,
    private readonly proveSelf: ProveSelf,
    private readonly passwordNeed: PasswordNeed,
    private readonly steps: FactorSteps,
    private readonly settings: Settings,
  ) {}

  /** The reply is the only one that shows the secret. @throws AppError SECOND_FACTOR_ENABLED, CREDENTIALS_INVALID, LOGIN_THROTTLED */
  async execute(ctx: RequestContext, { password = '' }: BeginSecondFactorRequest): Promise<NewSecondFactor> {
    const settle = (await this.passwordNeed.of(ctx)) ? await this.proveSelf.execute(ctx, { password }) : undefined;
    return this.database.transaction(ctx, async (tx) => {
      const { user } = await this.ownSession.locked(tx);
      await settle?.(tx, user);
      const secret = await this.steps.begin(tx, user.id);
      return { secret, uri: totpUri(secret, user.email, this.settings.get('brand.name')) };
    });
  }
}
