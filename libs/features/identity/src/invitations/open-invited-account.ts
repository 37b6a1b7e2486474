import { AppError, isAppError, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Injectable } from '@nestjs/common';
import { Memberships } from '../groups/memberships.js';
import type { Delegate } from '../roles/delegation.js';
import { NewAccounts, type AccountToAdd } from '../users/new-accounts.js';
import type { InvitationEntity } from './invitation.entity.js';
import { InvitationRepository } from './invitation.repository.js';

const GONE: ReadonlySet<string> = new Set(['GROUP_NOT_FOUND', 'RIGHTS_EXCEEDED']);

/** Turns an invitation into an account. */
@Injectable()
export class OpenInvitedAccount {
  constructor(
    private readonly accounts: NewAccounts,
    private readonly memberships: Memberships,
    private readonly rows: InvitationRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Takes the seat, joins the groups that are still there. @throws AppError LINK_INVALID, EMAIL_TAKEN, LICENSE_SEATS_EXCEEDED */
  async execute(tx: RequestContext, authority: Delegate, invitation: InvitationEntity, account: AccountToAdd): Promise<void> {
    if (!(await this.rows.delete(tx, invitation.id))) throw new AppError('LINK_INVALID');
    const userId = await this.accounts.add(tx, account);
    for (const group of invitation.groups) await this.#join(tx, authority, group, userId);
    await this.audit.record(tx, {
      action: 'invitation.accepted',
      actor: { kind: 'user', id: userId },
      target: { type: 'invitation', id: invitation.id },
      detail: { invitedBy: invitation.invitedBy },
    });
  }

  async #join(tx: RequestContext, authority: Delegate, group: string, userId: string): Promise<void> {
    try {
      await this.memberships.add(tx, authority, group, userId);
    } catch (error) {
      if (!isAppError(error) || !GONE.has(error.code)) throw error;
    }
  }
}
