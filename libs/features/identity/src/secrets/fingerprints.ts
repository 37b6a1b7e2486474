import { createHmac } from 'node:crypto';
import { SecretKey } from '@assist/platform/config';
import { Injectable } from '@nestjs/common';

/**
 * What the audit log keeps in the place of a text of which nobody knows what it is: it tells whether two were the same.
 * With a key, because people type passwords into the wrong field, and whoever reads the log could try words.
 */
@Injectable()
export class Fingerprints {
  readonly #key: Uint8Array;

  constructor(secretKey: SecretKey) {
    this.#key = secretKey.derive('identity/fingerprint');
  }

  /** 64 bits, hex. */
  of(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('hex').slice(0, 16);
  }
}
