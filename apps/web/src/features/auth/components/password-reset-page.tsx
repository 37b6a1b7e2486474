import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentTitle } from '../../../ui/use-document-title';
import { useLinkToken } from '../lib/use-link-token';
import { AskResetForm } from './ask-reset-form';
import { GateLayout } from './gate-layout';
import { ResetWithLink } from './reset-with-link';

/** With a link: set a new password. Without: ask for one. */
export function PasswordResetPage(): ReactElement {
  const { t } = useTranslation();
  const token = useLinkToken();
  useDocumentTitle(t('auth.reset.title'));
  return <GateLayout>{token === null ? <AskResetForm /> : <ResetWithLink token={token} />}</GateLayout>;
}
