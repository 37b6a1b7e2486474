import { Clock, newId, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { UserRepository } from '../users/user.repository.js';
import { newRefreshToken } from './refresh-tokens.js';
import { SessionTokens, type SignedIn } from './session-tokens.js';
import { SessionRepository } from './session.repository.js';

@Injectable()
export class BeginSession {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly users: UserRepository,
    private readonly tokens: SessionTokens,
    private readonly clock: Clock,
  ) {}

  /** Inside the transaction of a login, which holds the user's row locked and is noted with it. */
  async execute(ctx: RequestContext, userId: string): Promise<SignedIn> {
    const now = this.clock.now();
    const id = newId(now);
    const refresh = newRefreshToken(id);
    await this.sessions.deleteExpired(ctx, now);
    await this.users.update(ctx, userId, { lastLoginAt: now });
    await this.sessions.insert(ctx, {
      id,
      userId,
      tokenHash: refresh.secretHash,
      previousHash: null,
      rotatedAt: now,
      createdAt: now,
      expiresAt: now + this.tokens.sessionLifeMs,
    });
    return this.tokens.pair(userId, refresh);
  }
}
