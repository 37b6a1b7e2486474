import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable } from '@nestjs/common';
import { EndSessions } from './end-sessions.js';
import { parseRefreshToken, sameHash, type RefreshToken } from './refresh-tokens.js';
import { SessionTokens, type SignedIn } from './session-tokens.js';
import type { SessionEntity } from './session.entity.js';
import { SessionRepository } from './session.repository.js';

/** So long the token before the newest is taken too, and the newest stays. */
const ROTATION_GRACE_MS = 30_000;

@Injectable()
export class RefreshSession {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly endSessions: EndSessions,
    private readonly tokens: SessionTokens,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * A new pair for a refresh token (OAuth 2.0 Security BCP, RFC 9700, 4.14). A token that was replaced longer ago than
   * the grace was copied: the whole session ends, for the thief and for the owner. One that was made up ends nothing.
   *
   * Within the grace any number of callers may come with the replaced token (tabs that start together, a lost answer):
   * all get the one token that replaced it. That one is not replaced in its turn before the grace is over, else the
   * slower callers would look like thieves. So at any time one token is the newest, whatever order the calls and their
   * replies come in, and a copy that is used beside the owner is found out as soon as their uses lie further apart.
   * @throws AppError SESSION_EXPIRED
   */
  async execute(ctx: RequestContext, token: unknown): Promise<SignedIn> {
    const given = parseRefreshToken(token);
    if (given === null) throw new AppError('SESSION_EXPIRED');
    const result = await this.database.transaction(ctx, async (tx) => {
      const now = this.clock.now();
      // Who changes the user deletes the sessions in the same commit: that waits for this lock and ends what is renewed here.
      const session = await this.sessions.findLocked(tx, given.sessionId);
      if (session === null || session.expiresAt <= now) return undefined;
      const user = await this.sessions.findEnabledUser(tx, session.userId);
      const newest = this.#newestAfter(given, session, now);
      if (newest === null && !this.tokens.wasMadeHere(given)) return undefined;
      const expiresAt = this.tokens.endOf(session, now);
      if (newest === null) this.log.warn({ userId: session.userId }, 'a refresh token was used twice; the session was ended');
      if (newest === null || user === null || expiresAt <= now) return void (await this.endSessions.one(tx, session));
      if (!sameHash(newest.secretHash, session.tokenHash)) {
        await this.sessions.rotate(tx, session.id, {
          tokenHash: newest.secretHash,
          previousHash: session.tokenHash,
          rotatedAt: now,
          expiresAt,
        });
      }
      return this.tokens.pair(user.id, newest, expiresAt - now);
    });
    if (result === undefined) throw new AppError('SESSION_EXPIRED');
    return result;
  }

  /** The token that is the newest after a use of `given`; null when that one should not be in use any more. */
  #newestAfter(given: RefreshToken, session: SessionEntity, now: number): RefreshToken | null {
    const isGrace = session.previousHash !== null && now - session.rotatedAt <= ROTATION_GRACE_MS;
    if (sameHash(given.secretHash, session.tokenHash)) return isGrace ? given : this.tokens.next(given);
    return isGrace && sameHash(given.secretHash, session.previousHash) ? this.tokens.next(given) : null;
  }
}
