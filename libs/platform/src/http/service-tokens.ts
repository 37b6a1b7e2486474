import { Clock } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { jwtVerify, SignJWT } from 'jose';
import { SecretKey } from '../config/index.js';

const ISSUER = 'cgs-assist-service';
const TYPE = 'svc+jwt';
const LIFE_SECONDS = 60;

/**
 * Tokens with which one process of the installation calls another in the name of a user. Only holders of SECRET_KEY can
 * make them, and they carry no more rights than an ordinary user has.
 */
@Injectable()
export class ServiceTokens {
  readonly #key: Uint8Array;

  constructor(
    secretKey: SecretKey,
    private readonly clock: Clock,
  ) {
    this.#key = secretKey.derive('platform/service-token');
  }

  issue(userId: string): Promise<string> {
    const now = Math.floor(this.clock.now() / 1000);
    return new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', typ: TYPE })
      .setSubject(userId)
      .setIssuer(ISSUER)
      .setIssuedAt(now)
      .setExpirationTime(now + LIFE_SECONDS)
      .sign(this.#key);
  }

  /** The user in whose name the caller acts; null for any other token. */
  async read(token: string): Promise<string | null> {
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: ['HS256'],
        typ: TYPE,
        issuer: ISSUER,
        currentDate: new Date(this.clock.now()),
        clockTolerance: 30,
        requiredClaims: ['sub', 'exp'],
      });
      return payload.sub ?? null;
    } catch {
      return null;
    }
  }
}
