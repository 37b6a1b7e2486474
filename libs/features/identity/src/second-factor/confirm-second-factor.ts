import type { ConfirmSecondFactorRequest } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { EndSessions } from '../sessions/end-sessions.js';
import { OwnSession } from '../sessions/own-session.js';
import { FactorSteps } from './factor-steps.js';
import { ProveSelf } from './prove-self.js';

/** A first code proves that the app has the secret: from now on every sign-in needs one. */
@Injectable()
export class ConfirmSecondFactor {
  constructor(
    private readonly database: Database,
    private readonly ownSession: OwnSession,
    private readonly proveSelf: ProveSelf,
    private readonly steps: FactorSteps,
    private readonly endSessions: EndSessions,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Gives the recovery codes. All other devices are signed out: whoever came in there gave a password only, and must
   * not profit from a code that somebody else gave.
   * @throws AppError SECOND_FACTOR_MISSING, SECOND_FACTOR_ENABLED, SECOND_FACTOR_INVALID, SECOND_FACTOR_UNREADABLE, LOGIN_THROTTLED
   */
  async execute(ctx: RequestContext, { code }: ConfirmSecondFactorRequest): Promise<readonly string[]> {
    await this.proveSelf.count(ctx, 'code');
    return this.database.transaction(ctx, async (tx) => {
      const { user, session } = await this.ownSession.locked(tx);
      await this.steps.confirm(tx, user.id, code);
      const codes = await this.steps.newRecoveryCodes(tx, user.id);
      await this.endSessions.devicesOf(tx, user.id, session.id);
      await this.audit.record(tx, { action: 'second_factor.enabled', target: { type: 'user', id: user.id } });
      return codes;
    });
  }
}
