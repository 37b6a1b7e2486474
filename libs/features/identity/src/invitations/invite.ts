import type { CreateInvitationRequest, SentInvitation } from '@assist/contracts/people';
import { AppError, Clock, newId, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { isUniqueViolation } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { UserRepository } from '../users/user.repository.js';
import type { InvitationEntity } from './invitation.entity.js';
import { InvitationRepository } from './invitation.repository.js';
import { InviteRights } from './invite-rights.js';
import { SendInvitation } from './send-invitation.js';

/** More than any house invites in a week. */
const MAX_OPEN = 1000;

/** Somebody who administers users invites a person, with a role and groups that he or she may give. */
@Injectable()
export class Invite {
  constructor(
    private readonly rights: InviteRights,
    private readonly users: UserRepository,
    private readonly rows: InvitationRepository,
    private readonly send: SendInvitation,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws AppError FORBIDDEN, RIGHTS_EXCEEDED, ROLE_NOT_FOUND, GROUP_NOT_FOUND, EMAIL_TAKEN, INVITATION_EXISTS,
   * INVITATIONS_EXHAUSTED, MAIL_NOT_CONFIGURED
   */
  execute(ctx: RequestContext, { delivery, ...request }: CreateInvitationRequest): Promise<SentInvitation> {
    const groups = [...new Set(request.groups)];
    return this.rights.transaction(ctx, { role: request.role, groups }, async (tx) => {
      if ((await this.users.findByEmail(tx, request.email)) !== null) throw new AppError('EMAIL_TAKEN');
      if ((await this.rows.count(tx)) >= MAX_OPEN) throw new AppError('INVITATIONS_EXHAUSTED', { limit: MAX_OPEN });
      const now = this.clock.now();
      const { email, name, role } = request;
      const invitation: InvitationEntity = {
        ...{ id: newId(now), email, name, role, groups, secretHash: '' },
        ...{ invitedBy: userIdOf(ctx), createdAt: now, expiresAt: now },
      };
      await this.#insert(tx, invitation);
      await this.audit.record(tx, {
        action: 'invitation.created',
        target: { type: 'invitation', id: invitation.id },
        detail: { role, groups },
      });
      return this.send.execute(tx, invitation, delivery);
    });
  }

  async #insert(tx: RequestContext, invitation: InvitationEntity): Promise<void> {
    try {
      await this.rows.insert(tx, invitation);
    } catch (error) {
      throw isUniqueViolation(error) ? new AppError('INVITATION_EXISTS', {}, { cause: error }) : error;
    }
  }
}
