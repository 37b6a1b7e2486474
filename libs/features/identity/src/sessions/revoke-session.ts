import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { EndSessions } from './end-sessions.js';
import { SessionRepository } from './session.repository.js';

/** Signs devices of a user out. Whether the caller may is decided before. */
@Injectable()
export class RevokeSession {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly endSessions: EndSessions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError SESSION_NOT_FOUND */
  async execute(ctx: RequestContext, userId: string, id: string): Promise<void> {
    await this.database.transaction(ctx, async (tx) => {
      const session = await this.sessions.findLocked(tx, id);
      if (session === null || session.userId !== userId || session.expiresAt <= this.clock.now()) {
        throw new AppError('SESSION_NOT_FOUND');
      }
      await this.endSessions.one(tx, session);
      await this.audit.record(tx, { action: 'session.revoked', target: { type: 'session', id }, detail: { owner: userId } });
    });
  }

  /** All, or all but one; gives how many. */
  all(ctx: RequestContext, userId: string, exceptId?: string): Promise<number> {
    return this.database.transaction(ctx, async (tx) => {
      const count = await this.endSessions.devicesOf(tx, userId, exceptId);
      const target = { type: 'user', id: userId };
      if (count > 0) await this.audit.record(tx, { action: 'session.all_revoked', target, detail: { count } });
      return count;
    });
  }
}
