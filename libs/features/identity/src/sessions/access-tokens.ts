import { Clock } from '@assist/kernel';
import { SecretKey, type ConfigOf } from '@assist/platform/config';
import { Inject, Injectable } from '@nestjs/common';
import { jwtVerify, SignJWT } from 'jose';
import { identityConfig } from '../identity.config.js';

const ISSUER = 'cgs-assist';
const TYPE = 'at+jwt';

export interface AccessClaims {
  readonly userId: string;
  readonly sessionId: string;
}

/** Short-lived JWTs (RFC 9068 type) that name user and session; rights are read from the database at each use. */
@Injectable()
export class AccessTokens {
  readonly #key: Uint8Array;

  constructor(
    secretKey: SecretKey,
    private readonly clock: Clock,
    @Inject(identityConfig.token) private readonly config: ConfigOf<typeof identityConfig>,
  ) {
    this.#key = secretKey.derive('identity/access-token');
  }

  async issue(claims: AccessClaims): Promise<{ accessToken: string; expiresIn: number }> {
    const expiresIn = this.config.accessTokenMinutes * 60;
    const now = Math.floor(this.clock.now() / 1000);
    const accessToken = await new SignJWT({ sid: claims.sessionId })
      .setProtectedHeader({ alg: 'HS256', typ: TYPE })
      .setSubject(claims.userId)
      .setIssuer(ISSUER)
      .setIssuedAt(now)
      .setExpirationTime(now + expiresIn)
      .sign(this.#key);
    return { accessToken, expiresIn };
  }

  /** Null for whatever is not a valid token of ours. */
  async read(token: string): Promise<AccessClaims | null> {
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: ['HS256'],
        typ: TYPE,
        issuer: ISSUER,
        currentDate: new Date(this.clock.now()),
        requiredClaims: ['sub', 'sid', 'exp'],
      });
      return typeof payload.sub === 'string' && typeof payload['sid'] === 'string'
        ? { userId: payload.sub, sessionId: payload['sid'] }
        : null;
    } catch {
      return null;
    }
  }
}
