import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { lookAtInvitation } from '../../../lib/api/invitations';
import { Loading } from '../../../ui/loading';
import { useDocumentTitle } from '../../../ui/use-document-title';
import { useLinkToken } from '../lib/use-link-token';
import { AcceptInvitationForm } from './accept-invitation-form';
import { GateLayout } from './gate-layout';
import { LinkProblem } from './link-problem';

/** Where the link of an invitation leads. */
export function InvitationPage(): ReactElement {
  const { t } = useTranslation();
  const token = useLinkToken() ?? '-';
  useDocumentTitle(t('invitations.accept.page'));
  const link = useQuery({ queryKey: ['invitation', token], queryFn: () => lookAtInvitation(token), retry: false, gcTime: 0 });
  return (
    <GateLayout>
      {link.data !== undefined ? (
        <AcceptInvitationForm token={token} invitation={link.data} />
      ) : link.isError ? (
        <LinkProblem error={link.error}>{t('invitations.accept.askAgain')}</LinkProblem>
      ) : (
        <Loading label={t('auth.link.checking')} />
      )}
    </GateLayout>
  );
}
