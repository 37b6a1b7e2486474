import { SecretKey } from '@assist/platform/config';
import { Injectable } from '@nestjs/common';
import { AccessTokens } from './access-tokens.js';
import { nextRefreshToken, type RefreshToken } from './refresh-tokens.js';

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
  ) {
    this.#key = secretKey.derive('identity/refresh-token');
  }

  get sessionLifeMs(): number {
    return this.access.sessionLifeMs;
  }

  /** The refresh token that replaces this one. */
  next(refresh: RefreshToken): RefreshToken {
    return nextRefreshToken(this.#key, refresh);
  }

  async pair(userId: string, { sessionId, token }: RefreshToken): Promise<SignedIn> {
    return { ...(await this.access.issue({ userId, sessionId })), refreshToken: token, refreshMaxAgeMs: this.sessionLifeMs };
  }
}
