import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import type { EndedSessions } from '@assist/platform/http';
import { PubSub } from '@assist/platform/realtime';
import { Injectable } from '@nestjs/common';
import { ApiKeyRepository } from '../api-keys/api-key.repository.js';
import { PasswordResetRepository } from '../password-reset/password-reset.repository.js';
import { SignInChallengeRepository } from '../second-factor/sign-in-challenge.repository.js';
import type { SessionEntity } from './session.entity.js';
import { SESSIONS_ENDED } from './sessions-ended.js';
import { SessionRepository } from './session.repository.js';

/** Ends sessions inside a transaction: tokens die with its commit, sockets in all processes right after it. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly apiKeys: ApiKeyRepository,
    private readonly challenges: SignInChallengeRepository,
    private readonly resets: PasswordResetRepository,
    private readonly pubSub: PubSub,
  ) {}

  /**
   * Every credential of a user, as rights or password changed: sessions, API keys, sign-ins that are between their
   * steps, and links for a new password. `exceptId` stays, as when somebody changes the own password.
   */
  async ofUser(ctx: RequestContext, userId: string, exceptId?: string): Promise<void> {
    await this.sessions.deleteOfUser(ctx, userId, exceptId);
    await this.apiKeys.deleteOfUser(ctx, userId);
    await this.challenges.deleteOfUser(ctx, userId);
    await this.resets.deleteOfUser(ctx, userId);
    this.tell(ctx, { userId, exceptId });
  }

  /** Signs devices out; keys stay, as nothing is wrong with the account. Gives how many there were. */
  async devicesOf(ctx: RequestContext, userId: string, exceptId?: string): Promise<number> {
    const ids = (await this.sessions.listOfUser(ctx, userId)).map(({ id }) => id).filter((id) => id !== exceptId);
    await this.sessions.delete(ctx, ids);
    for (const sessionId of ids) this.tell(ctx, { userId, sessionId });
    return ids.length;
  }

  async one(ctx: RequestContext, { id, userId }: Pick<SessionEntity, 'id' | 'userId'>): Promise<void> {
    await this.sessions.delete(ctx, [id]);
    this.tell(ctx, { userId, sessionId: id });
  }

  /** After the commit. A message that is lost costs 4 s: the sockets look again. */
  tell(ctx: RequestContext, ended: EndedSessions): void {
    this.database.afterCommit(ctx, () => void this.pubSub.publish(SESSIONS_ENDED, { ...ended }).catch(() => undefined));
  }
}
