import {
  apiKeyListSchema,
  endedSessionsReplySchema,
  handedLinkSchema,
  sessionListSchema,
  type ApiKey,
  type EndedSessionsReply,
  type HandedLink,
  type Session,
} from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam } from '@assist/platform/http';
import { Controller, Header, Param } from '@nestjs/common';
import { MakeResetLink } from './make-reset-link.js';
import { OverseeCredentials } from './oversee-credentials.js';
import { ResetSecondFactor } from './reset-second-factor.js';

/** What is the same for all routes here. A key cannot manage keys, not even those of others. */
const DOOR = { module: 'core', access: 'admin', permission: 'users.administer', sessionOnly: true } as const;

@Controller()
export class OversightController {
  constructor(
    private readonly credentials: OverseeCredentials,
    private readonly resetSecondFactor: ResetSecondFactor,
    private readonly makeResetLink: MakeResetLink,
  ) {}

  @Endpoint({
    ...DOOR,
    method: 'GET',
    path: '/api/users/:id/sessions',
    summary: 'The devices on which a user is signed in',
    reply: sessionListSchema,
    errors: ['USER_NOT_FOUND'],
  })
  async listUserSessions(
    @Ctx() ctx: RequestContext,
    @Param('id', idParam('USER_NOT_FOUND')) id: string,
  ): Promise<{ items: Session[] }> {
    return { items: await this.credentials.sessions(ctx, id) };
  }

  @Endpoint({
    ...DOOR,
    method: 'DELETE',
    path: '/api/users/:id/sessions/:sessionId',
    summary: 'Sign a device of a user out',
    reply: 'empty',
    errors: ['USER_NOT_FOUND', 'SESSION_NOT_FOUND'],
  })
  deleteUserSession(
    @Ctx() ctx: RequestContext,
    @Param('id', idParam('USER_NOT_FOUND')) id: string,
    @Param('sessionId', idParam('SESSION_NOT_FOUND')) sessionId: string,
  ): Promise<void> {
    return this.credentials.endSession(ctx, id, sessionId);
  }

  @Endpoint({
    ...DOOR,
    method: 'POST',
    path: '/api/users/:id/sign-out',
    summary: 'Sign all devices of a user out',
    reply: endedSessionsReplySchema,
    errors: ['USER_NOT_FOUND'],
  })
  async signUserOut(@Ctx() ctx: RequestContext, @Param('id', idParam('USER_NOT_FOUND')) id: string): Promise<EndedSessionsReply> {
    return { ended: await this.credentials.endSessions(ctx, id) };
  }

  @Endpoint({
    ...DOOR,
    method: 'GET',
    path: '/api/users/:id/api-keys',
    summary: 'The API keys of a user, without their secrets',
    reply: apiKeyListSchema,
    errors: ['USER_NOT_FOUND'],
  })
  async listUserApiKeys(
    @Ctx() ctx: RequestContext,
    @Param('id', idParam('USER_NOT_FOUND')) id: string,
  ): Promise<{ items: ApiKey[] }> {
    return { items: await this.credentials.apiKeysOf(ctx, id) };
  }

  @Endpoint({
    ...DOOR,
    method: 'DELETE',
    path: '/api/users/:id/api-keys/:keyId',
    summary: 'End an API key of a user',
    reply: 'empty',
    errors: ['USER_NOT_FOUND', 'API_KEY_NOT_FOUND'],
  })
  deleteUserApiKey(
    @Ctx() ctx: RequestContext,
    @Param('id', idParam('USER_NOT_FOUND')) id: string,
    @Param('keyId', idParam('API_KEY_NOT_FOUND')) keyId: string,
  ): Promise<void> {
    return this.credentials.endApiKey(ctx, id, keyId);
  }

  @Endpoint({
    ...DOOR,
    method: 'DELETE',
    path: '/api/users/:id/second-factor',
    summary: 'Take the second factor of a user away, who lost it; ends all sessions and API keys',
    reply: 'empty',
    errors: ['USER_NOT_FOUND', 'SECOND_FACTOR_MISSING'],
  })
  deleteUserSecondFactor(@Ctx() ctx: RequestContext, @Param('id', idParam('USER_NOT_FOUND')) id: string): Promise<void> {
    return this.resetSecondFactor.execute(ctx, id);
  }

  @Endpoint({
    ...DOOR,
    method: 'POST',
    path: '/api/users/:id/password-reset',
    summary: 'Make a link with which a user sets a new password; the reply is the only one that shows it',
    status: 201,
    reply: handedLinkSchema,
    errors: ['USER_NOT_FOUND'],
  })
  @Header('Cache-Control', 'no-store')
  createPasswordReset(@Ctx() ctx: RequestContext, @Param('id', idParam('USER_NOT_FOUND')) id: string): Promise<HandedLink> {
    return this.makeResetLink.execute(ctx, id);
  }
}
