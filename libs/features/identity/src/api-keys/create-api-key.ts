import type { CreateApiKeyRequest } from '@assist/contracts/people';
import { AppError, Clock, holds, isoOrNull, newId, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import type { ConfigOf } from '@assist/platform/config';
import { Database } from '@assist/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { identityConfig } from '../identity.config.js';
import { OwnSession } from '../sessions/own-session.js';
import type { ApiKeyEntity } from './api-key.entity.js';
import { ApiKeyRepository } from './api-key.repository.js';
import { newApiKeyText } from './api-key-text.js';

const DAY_MS = 24 * 3600_000;

/** A person makes a key for a program. It never does more than its owner may at the time. */
@Injectable()
export class CreateApiKey {
  constructor(
    private readonly database: Database,
    private readonly keys: ApiKeyRepository,
    private readonly ownSession: OwnSession,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    @Inject(identityConfig.token) private readonly config: ConfigOf<typeof identityConfig>,
  ) {}

  /** `text` is the key; nobody can show it again. @throws AppError FORBIDDEN, API_KEY_LIFE_TOO_LONG, API_KEYS_EXHAUSTED */
  async execute(ctx: RequestContext, request: CreateApiKeyRequest): Promise<{ apiKey: ApiKeyEntity; text: string }> {
    const missing = request.scopes.find((scope) => !holds(ctx.actor, scope));
    if (missing !== undefined) throw new AppError('FORBIDDEN', { permission: missing });
    const expiresAt = this.#expiryOf(request);
    const { text, mark, secretHash } = newApiKeyText();
    const now = this.clock.now();
    return this.database.transaction(ctx, async (tx) => {
      // Locked: a suspension that comes at the same time takes this key along, or comes first and ends this session.
      const { user } = await this.ownSession.locked(tx);
      const limit = this.config.apiKeysPerUser;
      if ((await this.keys.count(tx, user.id)) >= limit) throw new AppError('API_KEYS_EXHAUSTED', { limit });
      const apiKey: ApiKeyEntity = {
        id: newId(now),
        userId: user.id,
        mark,
        secretHash,
        name: request.name,
        scopes: [...new Set(request.scopes)],
        createdAt: now,
        expiresAt,
        lastUsedAt: null,
        lastUsedAddress: null,
      };
      await this.keys.insert(tx, apiKey);
      await this.audit.record(tx, {
        action: 'api_key.created',
        target: { type: 'api_key', id: apiKey.id },
        detail: { scopes: apiKey.scopes, expiresAt: isoOrNull(expiresAt) },
      });
      return { apiKey, text };
    });
  }

  #expiryOf({ expiresInDays }: CreateApiKeyRequest): number | null {
    const { apiKeyMaxDays } = this.config;
    if (apiKeyMaxDays > 0 && (expiresInDays === null || expiresInDays > apiKeyMaxDays)) {
      throw new AppError('API_KEY_LIFE_TOO_LONG', { maxDays: apiKeyMaxDays });
    }
    return expiresInDays === null ? null : this.clock.now() + expiresInDays * DAY_MS;
  }
}
