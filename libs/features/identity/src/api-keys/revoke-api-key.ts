import { API_KEY_MARK, AppError, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { EndSessions } from '../sessions/end-sessions.js';
import { ApiKeyRepository } from './api-key.repository.js';

/** Ends a key of a user: refused from the next call on, its sockets are closed. */
@Injectable()
export class RevokeApiKey {
  constructor(
    private readonly database: Database,
    private readonly keys: ApiKeyRepository,
    private readonly endSessions: EndSessions,
    private readonly audit: AuditLog,
  ) {}

  /** Whether the caller may is decided before. @throws AppError API_KEY_NOT_FOUND */
  async execute(ctx: RequestContext, userId: string, id: string): Promise<void> {
    await this.database.transaction(ctx, async (tx) => {
      const key = await this.keys.findOfUser(tx, userId, id);
      if (key === null || !(await this.keys.delete(tx, userId, id))) throw new AppError('API_KEY_NOT_FOUND');
      await this.audit.record(tx, { action: 'api_key.revoked', target: { type: 'api_key', id }, detail: { owner: userId } });
      this.endSessions.tell(tx, { userId, sessionId: API_KEY_MARK + id });
    });
  }
}
