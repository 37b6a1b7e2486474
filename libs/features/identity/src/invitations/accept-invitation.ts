import type { AcceptInvitationRequest } from '@assist/contracts/people';
import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { rowOfToken } from '../secrets/secret-token.js';
import { Passwords } from '../users/passwords.js';
import type { InvitationEntity } from './invitation.entity.js';
import { InvitationRepository } from './invitation.repository.js';
import { InviteAuthority } from './invite-authority.js';
import { OpenInvitedAccount } from './open-invited-account.js';

/** Whoever holds the link opens the account that was prepared, and chooses the password. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly database: Database,
    private readonly rows: InvitationRepository,
    private readonly passwords: Passwords,
    private readonly authorities: InviteAuthority,
    private readonly open: OpenInvitedAccount,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError LINK_INVALID, PASSWORD_TOO_WEAK, EMAIL_TAKEN, LICENSE_SEATS_EXCEEDED */
  async execute(ctx: RequestContext, request: AcceptInvitationRequest): Promise<void> {
    const { email } = await this.look(ctx, request.token);
    this.passwords.requireStrong(request.password, email);
    const passwordHash = await this.passwords.hash(request.password, ctx);
    await this.database.transaction(ctx, async (tx) => {
      // The administrators are locked, so that of two who come with one link the second finds nothing.
      const authority = await this.authorities.of(tx, await this.look(tx, request.token));
      const invitation = await this.look(tx, request.token);
      await this.open.execute(tx, authority, invitation, {
        ...{ email: invitation.email, name: request.name, role: invitation.role, passwordHash },
        locale: request.locale ?? null,
      });
    });
  }

  /** One answer for all that opens nothing. @throws AppError LINK_INVALID */
  async look(ctx: RequestContext, token: string): Promise<InvitationEntity> {
    const invitation = await rowOfToken('invitation', token, this.clock.now(), (id) => this.rows.find(ctx, id));
    if (invitation === null) throw new AppError('LINK_INVALID');
    return invitation;
  }
}
