import { createHash } from 'node:crypto';
import { Clock } from '@assist/kernel';
import { SecretKey } from '@assist/platform/config';
import { Injectable } from '@nestjs/common';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { z } from 'zod';

/** So long somebody may take at the provider. */
export const FLOW_SECONDS = 600;

const TYPE = 'sign-on+jwt';
const STATE = /^[\w-]{43}$/;
const COOKIE = 'assist_sign_on_';

/** What must be remembered between the way to the provider and the way back. */
const flowSchema = z.object({
  provider: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  redirectUri: z.string(),
  next: z.string(),
});
export type SignOnFlow = z.infer<typeof flowSchema>;

/**
 * A sign-in on its way, kept by the browser that began it, sealed: only this browser can end it, and it can neither
 * read nor change what is in it. Each has a cookie of its own, so that two tabs do not disturb each other.
 */
@Injectable()
export class SignOnFlows {
  readonly #key: Uint8Array;

  constructor(
    secretKey: SecretKey,
    private readonly clock: Clock,
  ) {
    this.#key = secretKey.derive('identity/sign-on-flow');
  }

  seal(flow: SignOnFlow): Promise<string> {
    const now = Math.floor(this.clock.now() / 1000);
    return new EncryptJWT(flow)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: TYPE })
      .setExpirationTime(now + FLOW_SECONDS)
      .encrypt(this.#key);
  }

  /** Null for whatever was not sealed here, or too long ago. */
  async open(sealed: unknown): Promise<SignOnFlow | null> {
    if (typeof sealed !== 'string') return null;
    try {
      const { payload } = await jwtDecrypt(sealed, this.#key, {
        typ: TYPE,
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        currentDate: new Date(this.clock.now()),
        requiredClaims: ['exp'],
      });
      return flowSchema.parse(payload);
    } catch {
      return null;
    }
  }
}

/** The cookie of the sign-in with this state; null for what is no state of ours. */
export function cookieOfState(state: unknown): string | null {
  return typeof state === 'string' && STATE.test(state) ? `${COOKIE}${digest(state).slice(0, 16)}` : null;
}

/** Cookies of sign-ins that were begun before, so that they do not pile up. */
export function flowCookies(cookies: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(cookies).filter((name) => name.startsWith(COOKIE));
}

/** What stands for a state where it was used. */
export function digest(state: string): string {
  return createHash('sha256').update(state).digest('hex');
}
