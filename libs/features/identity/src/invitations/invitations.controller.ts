import {
  acceptInvitationRequestSchema,
  createInvitationRequestSchema,
  invitationListSchema,
  linkRequestSchema,
  openInvitationSchema,
  renewInvitationRequestSchema,
  sentInvitationSchema,
  type AcceptInvitationRequest,
  type CreateInvitationRequest,
  type InvitationList,
  type LinkRequest,
  type OpenInvitation,
  type RenewInvitationRequest,
  type SentInvitation,
} from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam } from '@assist/platform/http';
import { Body, Controller, Header, Param } from '@nestjs/common';
import { LinkThrottle } from '../secrets/link-throttle.js';
import { AcceptInvitation } from './accept-invitation.js';
import { Invitations } from './invitations.service.js';
import { Invite } from './invite.js';
import { ManageInvitation } from './manage-invitation.js';

const DOOR = { module: 'core', access: 'admin', permission: 'users.administer' } as const;
const OPEN_DOOR = { module: 'core', access: 'safety', role: 'public', method: 'POST' } as const;

@Controller()
export class InvitationsController {
  constructor(
    private readonly invitations: Invitations,
    private readonly invite: Invite,
    private readonly manage: ManageInvitation,
    private readonly accept: AcceptInvitation,
    private readonly throttle: LinkThrottle,
  ) {}

  @Endpoint({ ...DOOR, method: 'GET', path: '/api/invitations', summary: 'Open invitations', reply: invitationListSchema })
  listInvitations(@Ctx() ctx: RequestContext): Promise<InvitationList> {
    return this.invitations.list(ctx);
  }

  @Endpoint({
    ...DOOR,
    method: 'POST',
    path: '/api/invitations',
    summary: 'Invite somebody; a link to hand over is shown by this reply only',
    status: 201,
    reply: sentInvitationSchema,
    errors: [
      'RIGHTS_EXCEEDED',
      'ROLE_NOT_FOUND',
      'GROUP_NOT_FOUND',
      'EMAIL_TAKEN',
      'INVITATION_EXISTS',
      'INVITATIONS_EXHAUSTED',
      'MAIL_NOT_CONFIGURED',
    ],
  })
  @Header('Cache-Control', 'no-store')
  createInvitation(
    @Ctx() ctx: RequestContext,
    @Body({ schema: createInvitationRequestSchema }) body: CreateInvitationRequest,
  ): Promise<SentInvitation> {
    return this.invite.execute(ctx, body);
  }

  @Endpoint({
    ...DOOR,
    method: 'POST',
    path: '/api/invitations/:id/renew',
    summary: 'Give an invitation a new link for another week; the old one opens nothing any more',
    reply: sentInvitationSchema,
    errors: ['INVITATION_NOT_FOUND', 'RIGHTS_EXCEEDED', 'ROLE_NOT_FOUND', 'MAIL_NOT_CONFIGURED'],
  })
  @Header('Cache-Control', 'no-store')
  renewInvitation(
    @Ctx() ctx: RequestContext,
    @Param('id', idParam('INVITATION_NOT_FOUND')) id: string,
    @Body({ schema: renewInvitationRequestSchema }) body: RenewInvitationRequest,
  ): Promise<SentInvitation> {
    return this.manage.renew(ctx, id, body);
  }

  @Endpoint({
    ...DOOR,
    method: 'DELETE',
    path: '/api/invitations/:id',
    summary: 'Take an invitation back',
    reply: 'empty',
    errors: ['INVITATION_NOT_FOUND', 'RIGHTS_EXCEEDED'],
  })
  deleteInvitation(@Ctx() ctx: RequestContext, @Param('id', idParam('INVITATION_NOT_FOUND')) id: string): Promise<void> {
    return this.manage.revoke(ctx, id);
  }

  /** The token comes in the body, as addresses are logged on their way. */
  @Endpoint({
    ...OPEN_DOOR,
    path: '/api/invitations/look',
    summary: 'Whom an invitation is for',
    reply: openInvitationSchema,
    errors: ['LINK_INVALID', 'LOGIN_THROTTLED'],
  })
  @Header('Cache-Control', 'no-store')
  async lookAtInvitation(
    @Ctx() ctx: RequestContext,
    @Body({ schema: linkRequestSchema }) body: LinkRequest,
  ): Promise<OpenInvitation> {
    await this.throttle.attempt(ctx);
    const { email, name, expiresAt } = await this.accept.look(ctx, body.token);
    return { email, name, expiresAt: new Date(expiresAt).toISOString() };
  }

  @Endpoint({
    ...OPEN_DOOR,
    path: '/api/invitations/accept',
    summary: 'Open the account of an invitation',
    status: 201,
    reply: 'empty',
    errors: ['LINK_INVALID', 'PASSWORD_TOO_WEAK', 'EMAIL_TAKEN', 'LICENSE_SEATS_EXCEEDED', 'LOGIN_THROTTLED'],
  })
  async acceptInvitation(
    @Ctx() ctx: RequestContext,
    @Body({ schema: acceptInvitationRequestSchema }) body: AcceptInvitationRequest,
  ): Promise<void> {
    await this.throttle.attempt(ctx);
    await this.accept.execute(ctx, body);
  }
}
