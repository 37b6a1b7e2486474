import { Injectable } from '@nestjs/common';
import { AppError } from '@assist/kernel';
import { seal, SecretKey, unseal } from '@assist/platform/config';
import type { LlmConnection } from './llm-connection.entity.js';

/** Provider keys at rest: sealed under a key of their own purpose, bound to their row. */
@Injectable()
export class ProviderKeys {
  readonly #key: Buffer;

  constructor(secretKey: SecretKey) {
    this.#key = secretKey.derive('llm/provider-keys');
  }

  seal(connectionId: string, apiKey: string): string {
    return seal(this.#key, apiKey, connectionId);
  }

  isReadable(connection: LlmConnection): boolean {
    return connection.sealedKey !== null && unseal(this.#key, connection.sealedKey, connection.id) !== null;
  }

  /** Null where none is stored. @throws AppError CONNECTION_INCOMPLETE when SECRET_KEY is not the one it was sealed with */
  open(connection: LlmConnection): string | null {
    if (connection.sealedKey === null) return null;
    const apiKey = unseal(this.#key, connection.sealedKey, connection.id);
    if (apiKey === null) throw new AppError('CONNECTION_INCOMPLETE', { field: 'apiKey', reason: 'unreadable' });
    return apiKey;
  }
}
