import { PERMISSIONS } from '@assist/contracts';
import { type OwnApiKeys } from '@assist/contracts/people';
import { holds, type RequestContext } from '@assist/kernel';
import type { ConfigOf } from '@assist/platform/config';
import { userIdOf } from '@assist/platform/http';
import { Inject, Injectable } from '@nestjs/common';
import { identityConfig } from '../identity.config.js';
import { toApiKey } from './api-keys.dto.js';
import { ApiKeyRepository } from './api-key.repository.js';

/** The caller's keys, with what a new one could be. */
@Injectable()
export class ListOwnApiKeys {
  constructor(
    private readonly keys: ApiKeyRepository,
    @Inject(identityConfig.token) private readonly config: ConfigOf<typeof identityConfig>,
  ) {}

  async execute(ctx: RequestContext): Promise<OwnApiKeys> {
    const { apiKeysPerUser, apiKeyMaxDays } = this.config;
    return {
      items: (await this.keys.list(ctx, userIdOf(ctx))).map(toApiKey),
      grantable: PERMISSIONS.filter((permission) => holds(ctx.actor, permission)),
      limit: apiKeysPerUser,
      maxDays: apiKeyMaxDays === 0 ? null : apiKeyMaxDays,
    };
  }
}
