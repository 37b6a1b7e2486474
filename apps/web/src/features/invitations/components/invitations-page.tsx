import type { Invitation } from '@assist/contracts/people';
import { MailPlus } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state';
import { LoadError } from '../../../ui/load-error';
import { SkeletonRows } from '../../../ui/skeleton-rows';
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
  const { data, isError, error, refetch } = useInvitations();
  const isEmpty = data?.items.length === 0;
  return (
    <SettingsPage title={t('invitations.title')} intro={t('invitations.intro')} actions={<InviteButton variant="primary" />}>
      {data === undefined && isError ? <LoadError error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !isError ? <SkeletonRows rows={3} className="h-16" /> : null}
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
