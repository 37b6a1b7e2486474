import type { Provider } from '@nestjs/common';
import { AcceptInvitation } from './accept-invitation.js';
import { InvitationRepository } from './invitation.repository.js';
import { Invitations } from './invitations.service.js';
import { Invite } from './invite.js';
import { InviteAuthority } from './invite-authority.js';
import { InviteRights } from './invite-rights.js';
import { ManageInvitation } from './manage-invitation.js';
import { OpenInvitedAccount } from './open-invited-account.js';
import { SendInvitation } from './send-invitation.js';

/** What the identity module provides for invitations. */
export const invitationParts: readonly Provider[] = [
  AcceptInvitation,
  InvitationRepository,
  Invitations,
  Invite,
  InviteAuthority,
  InviteRights,
  ManageInvitation,
  OpenInvitedAccount,
  SendInvitation,
];
