import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import type { EndedSessions } from '@assist/platform/http';
import { PubSub } from '@assist/platform/realtime';
import { Injectable } from '@nestjs/common';
import type { SessionEntity } from './session.entity.js';
import { SESSIONS_ENDED } from './sessions-ended.js';
import { SessionRepository } from './session.repository.js';

/** Ends sessions inside a transaction: tokens die with its commit, sockets in all processes right after it. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly pubSub: PubSub,
  ) {}

  /** All of a user, as rights or password changed; `exceptId` stays, as when somebody changes the own password. */
  async ofUser(ctx: RequestContext, userId: string, exceptId?: string): Promise<void> {
    await this.sessions.deleteOfUser(ctx, userId, exceptId);
    this.#tell(ctx, { userId, exceptId });
  }

  async one(ctx: RequestContext, { id, userId }: SessionEntity): Promise<void> {
    await this.sessions.delete(ctx, id);
    this.#tell(ctx, { userId, sessionId: id });
  }

  /** A message that is lost costs a minute: the sockets look again. */
  #tell(ctx: RequestContext, ended: EndedSessions): void {
    this.database.afterCommit(ctx, () => void this.pubSub.publish(SESSIONS_ENDED, { ...ended }).catch(() => undefined));
  }
}
