import { endedSessionsReplySchema, sessionListSchema, type EndedSessionsReply, type Session } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam, userIdOf } from '@assist/platform/http';
import { Controller, Param } from '@nestjs/common';
import { ListSessions } from './list-sessions.js';
import { RevokeSession } from './revoke-session.js';

/** The devices on which a person is signed in. */
@Controller()
export class SessionsController {
  constructor(
    private readonly listSessions: ListSessions,
    private readonly revokeSession: RevokeSession,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/api/me/sessions',
    module: 'core',
    access: 'safety',
    sessionOnly: true,
    summary: 'The devices on which the caller is signed in',
    reply: sessionListSchema,
  })
  async listMySessions(@Ctx() ctx: RequestContext): Promise<{ items: Session[] }> {
    return { items: await this.listSessions.execute(ctx, userIdOf(ctx)) };
  }

  @Endpoint({
    method: 'DELETE',
    path: '/api/me/sessions/:id',
    module: 'core',
    access: 'safety',
    sessionOnly: true,
    summary: 'Sign one of the own devices out',
    reply: 'empty',
    errors: ['SESSION_NOT_FOUND'],
  })
  deleteMySession(@Ctx() ctx: RequestContext, @Param('id', idParam('SESSION_NOT_FOUND')) id: string): Promise<void> {
    return this.revokeSession.execute(ctx, userIdOf(ctx), id);
  }

  @Endpoint({
    method: 'POST',
    path: '/api/me/sessions/sign-out-others',
    module: 'core',
    access: 'safety',
    sessionOnly: true,
    summary: 'Sign all other own devices out',
    reply: endedSessionsReplySchema,
  })
  async signOutOthers(@Ctx() ctx: RequestContext): Promise<EndedSessionsReply> {
    const here = ctx.actor.kind === 'user' ? ctx.actor.sessionId : undefined;
    return { ended: await this.revokeSession.all(ctx, userIdOf(ctx), here) };
  }
}
