import {
  breakGlassListQuerySchema,
  breakGlassListSchema,
  breakGlassRequestSchema,
  breakGlassSchema,
  type BreakGlass,
  type BreakGlassList,
  type BreakGlassListQuery,
  type BreakGlassRequest,
} from '@assist/contracts/house';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam } from '@assist/platform/http';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { BREAK_GLASS_PERMISSION } from './break-glass-gate.js';
import { DecideAccess } from './decide-access.js';
import { EndAccess } from './end-access.js';
import { ListGrants } from './list-grants.js';
import { RequestAccess } from './request-access.js';

/** A person decides, at a screen: never a program by a key. */
const ADMIN = { module: 'core', access: 'safety', permission: BREAK_GLASS_PERMISSION, sessionOnly: true } as const;
const PATH = '/api/break-glass/requests';
const grantParam = idParam('BREAK_GLASS_NOT_FOUND');

@Controller()
export class BreakGlassController {
  constructor(
    private readonly grants: ListGrants,
    private readonly requestAccess: RequestAccess,
    private readonly decideAccess: DecideAccess,
    private readonly endAccess: EndAccess,
  ) {}

  @Endpoint({
    ...ADMIN,
    method: 'GET',
    path: PATH,
    summary: 'Requests to read chats of others, newest first',
    reply: breakGlassListSchema,
  })
  listBreakGlass(
    @Ctx() ctx: RequestContext,
    @Query({ schema: breakGlassListQuerySchema }) query: BreakGlassListQuery,
  ): Promise<BreakGlassList> {
    return this.grants.list(ctx, query);
  }

  @Endpoint({
    ...ADMIN,
    method: 'POST',
    path: PATH,
    summary: 'Request to read the chats of one person; a second administrator decides within a day',
    status: 201,
    reply: breakGlassSchema,
    errors: ['BREAK_GLASS_OFF', 'BREAK_GLASS_OWN_CHATS', 'BREAK_GLASS_PERSON_NOT_FOUND', 'BREAK_GLASS_OPEN', 'RATE_LIMITED'],
  })
  async requestBreakGlass(
    @Ctx() ctx: RequestContext,
    @Body({ schema: breakGlassRequestSchema }) body: BreakGlassRequest,
  ): Promise<BreakGlass> {
    return this.grants.view(ctx, await this.requestAccess.execute(ctx, body));
  }

  @Endpoint({
    ...ADMIN,
    method: 'GET',
    path: `${PATH}/:id`,
    summary: 'One request',
    reply: breakGlassSchema,
    errors: ['BREAK_GLASS_NOT_FOUND'],
  })
  readBreakGlass(@Ctx() ctx: RequestContext, @Param('id', grantParam) id: string): Promise<BreakGlass> {
    return this.grants.read(ctx, id);
  }

  @Endpoint({
    ...ADMIN,
    method: 'POST',
    path: `${PATH}/:id/approve`,
    summary: 'Agree, as the second administrator; the person concerned is told',
    reply: breakGlassSchema,
    errors: [
      'BREAK_GLASS_OFF',
      'BREAK_GLASS_NOT_FOUND',
      'BREAK_GLASS_SECOND_PERSON',
      'BREAK_GLASS_CLOSED',
      'BREAK_GLASS_REQUESTER_BLOCKED',
    ],
  })
  async approveBreakGlass(@Ctx() ctx: RequestContext, @Param('id', grantParam) id: string): Promise<BreakGlass> {
    return this.grants.view(ctx, await this.decideAccess.approve(ctx, id));
  }

  @Endpoint({
    ...ADMIN,
    method: 'POST',
    path: `${PATH}/:id/decline`,
    summary: 'Refuse, as the second administrator',
    reply: breakGlassSchema,
    errors: ['BREAK_GLASS_NOT_FOUND', 'BREAK_GLASS_SECOND_PERSON', 'BREAK_GLASS_CLOSED'],
  })
  async declineBreakGlass(@Ctx() ctx: RequestContext, @Param('id', grantParam) id: string): Promise<BreakGlass> {
    return this.grants.view(ctx, await this.decideAccess.decline(ctx, id));
  }

  @Endpoint({
    ...ADMIN,
    method: 'POST',
    path: `${PATH}/:id/end`,
    summary: 'End an access, as one of the two administrators, or take an own request back',
    reply: breakGlassSchema,
    errors: ['BREAK_GLASS_NOT_FOUND', 'BREAK_GLASS_CLOSED', 'FORBIDDEN'],
  })
  async endBreakGlass(@Ctx() ctx: RequestContext, @Param('id', grantParam) id: string): Promise<BreakGlass> {
    return this.grants.view(ctx, await this.endAccess.execute(ctx, id));
  }
}
