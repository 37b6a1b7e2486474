import { seal, SecretKey, unseal } from '@assist/platform/config';
import { Injectable } from '@nestjs/common';

/** Secrets of apps at rest: sealed under a key of their own purpose, each bound to its user. */
@Injectable()
export class TotpSecrets {
  readonly #key: Buffer;

  constructor(secretKey: SecretKey) {
    this.#key = secretKey.derive('identity/second-factor');
  }

  seal(userId: string, secret: string): string {
    return seal(this.#key, secret, userId);
  }

  /** Null when SECRET_KEY is not the one that it was sealed with. */
  open(userId: string, sealed: string): string | null {
    return unseal(this.#key, sealed, userId);
  }
}
