import type { HandedLink, SentInvitation } from '@assist/contracts/people';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../../ui/toast-store';
import { HandedLinkDialog } from '../../security/components/handed-link-dialog';

interface Handed extends HandedLink {
  readonly name: string;
}

export interface SentInvitationState {
  readonly handed: Handed | null;
  /** After an invitation was made or renewed. */
  readonly tell: (sent: SentInvitation) => void;
  readonly close: () => void;
}

/** Says that a mail is on its way, or keeps the link to hand over for the dialog. */
export function useSentInvitation(): SentInvitationState {
  const { t } = useTranslation();
  const [handed, setHanded] = useState<Handed | null>(null);
  return {
    handed,
    tell: ({ invitation, token }) => {
      if (token === null) showToast(t('invitations.mailed', { email: invitation.email }));
      else setHanded({ name: invitation.name, token, expiresAt: invitation.expiresAt });
    },
    close: () => setHanded(null),
  };
}

export function SentInvitationDialog({ sent: { handed, close } }: { readonly sent: SentInvitationState }): ReactElement | null {
  const { t } = useTranslation();
  if (handed === null) return null;
  return (
    <HandedLinkDialog
      title={t('invitations.linkTitle', { name: handed.name })}
      path="/invitation"
      link={handed}
      text={(date) => t('invitations.linkText', { date })}
      onClose={close}
    />
  );
}
