import { AppError, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { SecondFactorRepository } from '../second-factor/second-factor.repository.js';
import { EndSessions } from '../sessions/end-sessions.js';
import { UserRepository } from '../users/user.repository.js';
import { OverseenUser } from './overseen-user.js';

/** For somebody who lost the phone and the recovery codes: the next sign-in needs the password alone. */
@Injectable()
export class ResetSecondFactor {
  constructor(
    private readonly database: Database,
    private readonly overseen: OverseenUser,
    private readonly users: UserRepository,
    private readonly factors: SecondFactorRepository,
    private readonly endSessions: EndSessions,
    private readonly audit: AuditLog,
  ) {}

  /** Ends all sessions and keys. @throws AppError USER_NOT_FOUND, FORBIDDEN, SECOND_FACTOR_MISSING */
  async execute(ctx: RequestContext, id: string): Promise<void> {
    await this.database.transaction(ctx, async (tx) => {
      const user = await this.overseen.findOther(tx, id);
      await this.users.findLocked(tx, user.id);
      if (!(await this.factors.delete(tx, user.id))) throw new AppError('SECOND_FACTOR_MISSING');
      await this.endSessions.ofUser(tx, user.id);
      await this.audit.record(tx, { action: 'second_factor.reset', target: { type: 'user', id: user.id } });
    });
  }
}
