import type { RenewInvitationRequest, SentInvitation } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { GroupRepository } from '../groups/group.repository.js';
import { InvitationRepository } from './invitation.repository.js';
import { Invitations } from './invitations.service.js';
import { InviteRights } from './invite-rights.js';
import { SendInvitation } from './send-invitation.js';

/** What is done with an invitation that is open. */
@Injectable()
export class ManageInvitation {
  constructor(
    private readonly rights: InviteRights,
    private readonly invitations: Invitations,
    private readonly rows: InvitationRepository,
    private readonly groups: GroupRepository,
    private readonly send: SendInvitation,
    private readonly audit: AuditLog,
  ) {}

  /**
   * A new link for another week, in the name of the caller, who must be able to give what it gives: a link opens the account.
   * @throws AppError INVITATION_NOT_FOUND, FORBIDDEN, RIGHTS_EXCEEDED, ROLE_NOT_FOUND, MAIL_NOT_CONFIGURED
   */
  renew(ctx: RequestContext, id: string, { delivery }: RenewInvitationRequest): Promise<SentInvitation> {
    return this.rights.begin(ctx, async (tx, delegate) => {
      const invitation = await this.invitations.find(tx, id);
      const there = new Set((await this.groups.list(tx)).map((group) => group.id));
      const groups = invitation.groups.filter((group) => there.has(group));
      await this.rights.require(tx, delegate, { role: invitation.role, groups });
      const invitedBy = userIdOf(ctx);
      await this.rows.update(tx, id, { invitedBy, groups });
      await this.audit.record(tx, { action: 'invitation.renewed', target: { type: 'invitation', id } });
      return this.send.execute(tx, { ...invitation, invitedBy, groups }, delivery);
    });
  }

  /** @throws AppError INVITATION_NOT_FOUND, FORBIDDEN, RIGHTS_EXCEEDED */
  async revoke(ctx: RequestContext, id: string): Promise<void> {
    await this.rights.begin(ctx, async (tx, delegate) => {
      const invitation = await this.invitations.find(tx, id);
      if (invitation.role === 'admin') delegate.requireAdmin();
      await this.rows.delete(tx, id);
      await this.audit.record(tx, { action: 'invitation.revoked', target: { type: 'invitation', id } });
    });
  }
}
