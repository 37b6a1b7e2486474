import type { RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { EndSessions } from './end-sessions.js';
import { parseRefreshToken, sameHash } from './refresh-tokens.js';
import { SessionRepository } from './session.repository.js';

@Injectable()
export class SignOut {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly endSessions: EndSessions,
    private readonly audit: AuditLog,
  ) {}

  /** Ends the session of a refresh token; an unknown one is fine. */
  async execute(ctx: RequestContext, token: unknown): Promise<void> {
    const given = parseRefreshToken(token);
    if (given === null) return;
    await this.database.transaction(ctx, async (tx) => {
      const session = await this.sessions.findLocked(tx, given.sessionId);
      if (
        session === null ||
        !(sameHash(given.secretHash, session.tokenHash) || sameHash(given.secretHash, session.previousHash))
      ) {
        return;
      }
      await this.endSessions.one(tx, session);
      await this.audit.record(tx, {
        action: 'auth.signed_out',
        actor: { kind: 'user', id: session.userId },
        target: { type: 'session', id: session.id },
      });
    });
  }
}
