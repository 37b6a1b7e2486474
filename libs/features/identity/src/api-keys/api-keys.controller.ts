import {
  createApiKeyRequestSchema,
  createdApiKeySchema,
  ownApiKeysSchema,
  type CreateApiKeyRequest,
  type CreatedApiKey,
  type OwnApiKeys,
} from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam, userIdOf } from '@assist/platform/http';
import { Body, Controller, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { toApiKey } from './api-keys.dto.js';
import { CreateApiKey } from './create-api-key.js';
import { ListOwnApiKeys } from './list-own-api-keys.js';
import { RevokeApiKey } from './revoke-api-key.js';

/** A person's own keys; no key can make, see or end keys. */
@Controller()
export class ApiKeysController {
  constructor(
    private readonly listOwn: ListOwnApiKeys,
    private readonly createApiKey: CreateApiKey,
    private readonly revokeApiKey: RevokeApiKey,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/api/me/api-keys',
    module: 'core',
    access: 'safety',
    sessionOnly: true,
    summary: 'The own API keys',
    reply: ownApiKeysSchema,
  })
  listMyApiKeys(@Ctx() ctx: RequestContext): Promise<OwnApiKeys> {
    return this.listOwn.execute(ctx);
  }

  @Endpoint({
    method: 'POST',
    path: '/api/me/api-keys',
    module: 'core',
    access: 'safety',
    sessionOnly: true,
    summary: 'Make an API key; the reply is the only one that shows it',
    status: 201,
    reply: createdApiKeySchema,
    errors: ['API_KEYS_EXHAUSTED', 'API_KEY_LIFE_TOO_LONG'],
  })
  async createMyApiKey(
    @Ctx() ctx: RequestContext,
    @Body({ schema: createApiKeyRequestSchema }) body: CreateApiKeyRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CreatedApiKey> {
    response.setHeader('Cache-Control', 'no-store');
    const { apiKey, text } = await this.createApiKey.execute(ctx, body);
    return { apiKey: toApiKey(apiKey), text };
  }

  @Endpoint({
    method: 'DELETE',
    path: '/api/me/api-keys/:id',
    module: 'core',
    access: 'safety',
    sessionOnly: true,
    summary: 'End an own API key',
    reply: 'empty',
    errors: ['API_KEY_NOT_FOUND'],
  })
  deleteMyApiKey(@Ctx() ctx: RequestContext, @Param('id', idParam('API_KEY_NOT_FOUND')) id: string): Promise<void> {
    return this.revokeApiKey.execute(ctx, userIdOf(ctx), id);
  }
}
