import { SecretKey } from '@assist/platform/config';
import { Injectable } from '@nestjs/common';
import { AccessTokens } from './access-tokens.js';
import { newRefreshToken, nextRefreshToken, wasMadeHere, type RefreshToken } from './refresh-tokens.js';
import { SessionLife } from './session-life.js';
import type { SessionEntity } from './session.entity.js';

export interface SignedIn {
  readonly accessToken: string;
  readonly expiresIn: number;
  readonly refreshToken: string;
  readonly refreshMaxAgeMs: number;
}

/** The pair that a signed-in device holds: a short access token, and the refresh token for the next pair. */
@Injectable()
export class SessionTokens {
  readonly #key: Uint8Array;

  constructor(
    secretKey: SecretKey,
    private readonly access: AccessTokens,
    private readonly life: SessionLife,
  ) {
    this.#key = secretKey.derive('identity/refresh-token');
  }

  /** The first refresh token of a session. */
  first(sessionId: string): RefreshToken {
    return newRefreshToken(this.#key, sessionId);
  }

  wasMadeHere(refresh: RefreshToken): boolean {
    return wasMadeHere(this.#key, refresh);
  }

  /** The refresh token that replaces this one. */
  next(refresh: RefreshToken): RefreshToken {
    return nextRefreshToken(this.#key, refresh);
  }

  /** When a session ends that is used `now`, unless it is used again. */
  endOf(session: Pick<SessionEntity, 'provider' | 'createdAt'>, now: number): number {
    return this.life.endOf(session, now);
  }

  async pair(userId: string, { sessionId, token }: RefreshToken, refreshMaxAgeMs: number): Promise<SignedIn> {
    return { ...(await this.access.issue({ userId, sessionId })), refreshToken: token, refreshMaxAgeMs };
  }
}
