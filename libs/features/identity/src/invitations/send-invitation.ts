import type { SentInvitation } from '@assist/contracts/people';
import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { LinkMail } from '../mails/link-mail.js';
import { newSecretToken } from '../secrets/secret-token.js';
import type { InvitationEntity } from './invitation.entity.js';
import { InvitationRepository } from './invitation.repository.js';
import { Invitations } from './invitations.service.js';

const LIFE_MS = 7 * 24 * 3600_000;

/** Gives an invitation its link, and brings it on its way. */
@Injectable()
export class SendInvitation {
  constructor(
    private readonly rows: InvitationRepository,
    private readonly invitations: Invitations,
    private readonly mail: LinkMail,
    private readonly clock: Clock,
  ) {}

  /**
   * Inside the transaction in which somebody invites; a link that was made before opens nothing any more. The token is
   * given only for a link to hand over. @throws AppError MAIL_NOT_CONFIGURED
   */
  async execute(
    tx: RequestContext,
    invitation: InvitationEntity,
    delivery: 'mail' | 'link' = this.mail.isPossible ? 'mail' : 'link',
  ): Promise<SentInvitation> {
    if (delivery === 'mail' && !this.mail.isPossible) throw new AppError('MAIL_NOT_CONFIGURED');
    const { text, hash } = newSecretToken('invitation', invitation.id);
    const changes = { secretHash: hash, expiresAt: this.clock.now() + LIFE_MS };
    await this.rows.update(tx, invitation.id, changes);
    if (delivery === 'mail') {
      const { email, name } = invitation;
      await this.mail.send(tx, 'invitation', { to: email, name, locale: tx.locale, token: text });
    }
    const [described] = await this.invitations.describe(tx, [{ ...invitation, ...changes }]);
    if (described === undefined) throw new AppError('INVITATION_NOT_FOUND');
    return { invitation: described, token: delivery === 'link' ? text : null };
  }
}
