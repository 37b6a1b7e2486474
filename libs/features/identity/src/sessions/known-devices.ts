import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { SecretKey } from '@assist/platform/config';
import { Injectable } from '@nestjs/common';

const ID = /^[\w-]{22}$/;

/**
 * Marks of browsers in which somebody signed in to an account (OWASP, "Slow Down Online Guessing Attacks with Device
 * Cookies"): `<random id>.<MAC over id and account>`. A mark proves nothing but that; nothing is stored for it.
 */
@Injectable()
export class KnownDevices {
  readonly #key: Uint8Array;

  constructor(secretKey: SecretKey) {
    this.#key = secretKey.derive('identity/known-device');
  }

  markFor(email: string): string {
    const id = randomBytes(16).toString('base64url');
    return `${id}.${this.#mac(id, email).toString('base64url')}`;
  }

  /** The device's id; null when the mark was not made here for this account. */
  read(mark: unknown, email: string): string | null {
    const [id, mac, ...rest] = typeof mark === 'string' && mark.length <= 100 ? mark.split('.') : [];
    if (id === undefined || mac === undefined || rest.length > 0 || !ID.test(id)) return null;
    const given = Buffer.from(mac, 'base64url');
    const right = this.#mac(id, email);
    return given.length === right.length && timingSafeEqual(given, right) ? id : null;
  }

  #mac(id: string, email: string): Buffer {
    return createHmac('sha256', this.#key).update(`${id}|${email}`).digest();
  }
}
