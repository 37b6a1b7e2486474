import { Clock } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { jwtVerify, SignJWT } from 'jose';
import { SecretKey } from '../config/index.js';

const ISSUER = 'cgs-assist-service';
const TYPE = 'svc+jwt';
const LIFE_SECONDS = 60;

/** In whose name a process calls; `apiKey` (`key:<id>`) where the call goes back to an API key, whose scopes bind it. */
export interface ServiceClaims {
  readonly userId: string;
  readonly apiKey: string | null;
}

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

  issue({ userId, apiKey }: ServiceClaims): Promise<string> {
    const now = Math.floor(this.clock.now() / 1000);
    return new SignJWT(apiKey === null ? {} : { key: apiKey })
      .setProtectedHeader({ alg: 'HS256', typ: TYPE })
      .setSubject(userId)
      .setIssuer(ISSUER)
      .setIssuedAt(now)
      .setExpirationTime(now + LIFE_SECONDS)
      .sign(this.#key);
  }

  /** Null for any other token. */
  async read(token: string): Promise<ServiceClaims | null> {
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: ['HS256'],
        typ: TYPE,
        issuer: ISSUER,
        currentDate: new Date(this.clock.now()),
        clockTolerance: 30,
        requiredClaims: ['sub', 'exp'],
      });
      const apiKey = payload['key'];
      return payload.sub === undefined ? null : { userId: payload.sub, apiKey: typeof apiKey === 'string' ? apiKey : null };
    } catch {
      return null;
    }
  }
}
