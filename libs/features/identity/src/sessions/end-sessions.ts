import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { PubSub } from '@assist/platform/realtime';
import { Injectable } from '@nestjs/common';
import { SESSIONS_ENDED } from './sessions-ended.js';
import { SessionRepository } from './session.repository.js';

/** Ends a user's sessions when rights or password change: tokens die with the commit, sockets right after it. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly pubSub: PubSub,
  ) {}

  /** Inside a transaction; `exceptId` stays, as when somebody changes the own password. */
  async execute(ctx: RequestContext, userId: string, exceptId?: string): Promise<void> {
    await this.sessions.deleteOfUser(ctx, userId, exceptId);
    this.database.afterCommit(ctx, () => void this.pubSub.publish(SESSIONS_ENDED, { userId }).catch(() => undefined));
  }
}
