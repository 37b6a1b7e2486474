import type { Invitation, InvitationList } from '@assist/contracts/people';
import { AppError, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { UserNames } from '../contracts.js';
import { GroupRepository } from '../groups/group.repository.js';
import { LinkMail } from '../mails/link-mail.js';
import { RoleRepository } from '../roles/role.repository.js';
import type { InvitationEntity } from './invitation.entity.js';
import { InvitationRepository } from './invitation.repository.js';

/** Invitations as those who administer users see them. */
@Injectable()
export class Invitations {
  constructor(
    private readonly rows: InvitationRepository,
    private readonly users: UserNames,
    private readonly roles: RoleRepository,
    private readonly groups: GroupRepository,
    private readonly mail: LinkMail,
  ) {}

  async list(ctx: RequestContext): Promise<InvitationList> {
    return { items: await this.describe(ctx, await this.rows.list(ctx)), mail: this.mail.isPossible };
  }

  /** @throws AppError INVITATION_NOT_FOUND */
  async find(ctx: RequestContext, id: string): Promise<InvitationEntity> {
    const invitation = await this.rows.find(ctx, id);
    if (invitation === null) throw new AppError('INVITATION_NOT_FOUND');
    return invitation;
  }

  async describe(ctx: RequestContext, invitations: readonly InvitationEntity[]): Promise<Invitation[]> {
    const roleNames = await this.roles.names(
      ctx,
      invitations.map(({ role }) => role),
    );
    const groups = invitations.some((invitation) => invitation.groups.length > 0) ? await this.groups.list(ctx) : [];
    const inviters = await this.users.of(
      ctx,
      invitations.flatMap(({ invitedBy }) => invitedBy ?? []),
    );
    return invitations.map((invitation) => ({
      id: invitation.id,
      email: invitation.email,
      name: invitation.name,
      role: invitation.role,
      roleName: roleNames.get(invitation.role) ?? null,
      groups: groups.filter(({ id }) => invitation.groups.includes(id)).map(({ id, name }) => ({ id, name })),
      invitedBy: inviters.get(invitation.invitedBy ?? '') ?? null,
      createdAt: new Date(invitation.createdAt).toISOString(),
      expiresAt: new Date(invitation.expiresAt).toISOString(),
    }));
  }
}
