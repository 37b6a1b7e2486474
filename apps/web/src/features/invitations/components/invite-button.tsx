import { MailPlus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { useInvitations } from '../queries/invitations-query';
import { InviteDialog } from './invite-dialog';
import { SentInvitationDialog, useSentInvitation } from './sent-invitation';

/** Opens the dialog that invites a person, and then shows the link if there is one to hand over. */
export function InviteButton({ variant = 'secondary' }: { readonly variant?: 'primary' | 'secondary' }): ReactElement {
  const { t } = useTranslation();
  const mail = useInvitations().data?.mail;
  const [inviting, setInviting] = useState(false);
  const sent = useSentInvitation();
  return (
    <>
      <Button variant={variant} disabled={mail === undefined} onClick={() => setInviting(true)}>
        <MailPlus aria-hidden="true" className="size-4" />
        {t('invitations.invite')}
      </Button>
      {inviting ? (
        <InviteDialog
          mail={mail === true}
          onSent={(result) => {
            setInviting(false);
            sent.tell(result);
          }}
          onClose={() => setInviting(false)}
        />
      ) : null}
      <SentInvitationDialog sent={sent} />
    </>
  );
}
