import { AppError, isAppError, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { Authority } from '../roles/authority.js';
import { Delegation, type Delegate } from '../roles/delegation.js';
import type { InvitationEntity } from './invitation.entity.js';

/** What whoever invited can no longer give, the invitation does not give either. */
const LOST: ReadonlySet<string> = new Set(['RIGHTS_EXCEEDED', 'ROLE_NOT_FOUND']);

/** The authority of who invited, as it is at the acceptance. */
@Injectable()
export class InviteAuthority {
  constructor(
    private readonly authority: Authority,
    private readonly delegation: Delegation,
  ) {}

  /** Locks the administrators. @throws AppError LINK_INVALID when who invited is gone, suspended, or may give the role no more */
  async of(tx: RequestContext, { invitedBy, role }: InvitationEntity): Promise<Delegate> {
    const delegate = await this.authority.of(tx, invitedBy);
    if (delegate === null) throw new AppError('LINK_INVALID');
    try {
      await this.delegation.requireRole(tx, delegate, role);
      return delegate;
    } catch (error) {
      throw isAppError(error) && LOST.has(error.code) ? new AppError('LINK_INVALID', {}, { cause: error }) : error;
    }
  }
}
