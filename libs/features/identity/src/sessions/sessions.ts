import { AppError, Clock, newId, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable } from '@nestjs/common';
import { AccessTokens } from './access-tokens.js';
import { EndSessions } from './end-sessions.js';
import { newRefreshToken, parseRefreshToken, sameHash } from './refresh-tokens.js';
import { SessionRepository } from './session.repository.js';
import { UserRepository } from '../users/user.repository.js';

/** So long the token before the newest is taken too. */
const ROTATION_GRACE_MS = 30_000;

export interface SignedIn {
  readonly accessToken: string;
  readonly expiresIn: number;
  readonly refreshToken: string;
  readonly refreshMaxAgeMs: number;
}

/** Sessions of devices: begin, prolong by rotating refresh tokens, end. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly users: UserRepository,
    private readonly endSessions: EndSessions,
    private readonly tokens: AccessTokens,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Inside the transaction of a login, which holds the user's row locked and is noted with it. */
  async begin(ctx: RequestContext, userId: string): Promise<SignedIn> {
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
    return this.#signedIn(userId, id, refresh.token);
  }

  /**
   * A new pair for a refresh token, which is used up by it. A token that was used up longer ago was copied: the whole
   * session ends (OAuth 2.0 Security BCP, RFC 9700, 4.14). @throws AppError SESSION_EXPIRED
   */
  async refresh(ctx: RequestContext, token: unknown): Promise<SignedIn> {
    const given = parseRefreshToken(token);
    if (given === null) throw new AppError('SESSION_EXPIRED');
    const result = await this.database.transaction(ctx, async (tx) => {
      const now = this.clock.now();
      const session = await this.sessions.findLocked(tx, given.sessionId);
      if (session === null || session.expiresAt <= now) return null;
      const user = await this.users.findById(tx, session.userId);
      const isNewest = sameHash(given.secretHash, session.tokenHash);
      const isPrevious = sameHash(given.secretHash, session.previousHash) && now - session.rotatedAt <= ROTATION_GRACE_MS;
      if (user === null || user.disabled || (!isNewest && !isPrevious)) {
        await this.endSessions.one(tx, session);
        this.log.warn({ userId: session.userId }, 'a refresh token was used twice; the session was ended');
        return null;
      }
      const refresh = newRefreshToken(session.id);
      await this.sessions.rotate(tx, session.id, {
        tokenHash: refresh.secretHash,
        previousHash: session.tokenHash,
        rotatedAt: now,
        expiresAt: now + this.tokens.sessionLifeMs,
      });
      return this.#signedIn(user.id, session.id, refresh.token);
    });
    if (result === null) throw new AppError('SESSION_EXPIRED');
    return result;
  }

  /** Ends the session of a refresh token; an unknown one is fine. */
  async end(ctx: RequestContext, token: unknown): Promise<void> {
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
    });
  }

  async #signedIn(userId: string, sessionId: string, refreshToken: string): Promise<SignedIn> {
    return { ...(await this.tokens.issue({ userId, sessionId })), refreshToken, refreshMaxAgeMs: this.tokens.sessionLifeMs };
  }
}
