import type { Invitation } from '@assist/contracts/people';
import { MailPlus } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state';
import { LoadState } from '../../../ui/load-state';
import { SectionGate } from '../../settings/components/section-gate';
import { SettingsPage } from '../../settings/components/settings-page';
import { useInvitations } from '../queries/invitations-query';
import { InvitationRow } from './invitation-row';
import { InviteButton } from './invite-button';
import { SentInvitationDialog, useSentInvitation } from './sent-invitation';

export function InvitationsPage(): ReactElement {
  return (
    <SectionGate section="invitations">
      <Invitations />
    </SectionGate>
  );
}

function Invitations(): ReactElement {
  const { t } = useTranslation();
  const invitations = useInvitations();
  const { data } = invitations;
  const isEmpty = data?.items.length === 0;
  return (
    <SettingsPage title={t('invitations.title')} intro={t('invitations.intro')} actions={<InviteButton variant="primary" />}>
      <LoadState query={invitations} rows={3} className="h-16" />
      {isEmpty ? <EmptyState icon={MailPlus} title={t('invitations.none')} text={t('invitations.noneText')} /> : null}
      {data === undefined || isEmpty ? null : <OpenInvitations items={data.items} mail={data.mail} />}
    </SettingsPage>
  );
}

interface OpenInvitationsProps {
  readonly items: readonly Invitation[];
  readonly mail: boolean;
}

function OpenInvitations({ items, mail }: OpenInvitationsProps): ReactElement {
  const { t } = useTranslation();
  const sent = useSentInvitation();
  return (
    <>
      <ul aria-label={t('invitations.open')} className="divide-y divide-line rounded-xl border border-line bg-raised">
        {items.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} mail={mail} onSent={sent.tell} />
        ))}
      </ul>
      <SentInvitationDialog sent={sent} />
    </>
  );
}
