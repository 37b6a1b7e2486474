import { useNavigate } from '@tanstack/react-router';
import { useEffect, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../lib/api/api-error';
import { takeSession } from '../../../lib/session/session';
import { Spinner } from '../../../ui/spinner';
import { useDocumentTitle } from '../../../ui/use-document-title';
import { useEnter } from '../lib/use-enter';
import { useLinkToken } from '../lib/use-link-token';
import { GateLayout } from './gate-layout';
import { SecondStepForm } from './second-step-form';

/** Back from an identity provider: the person is in, or has a second factor here and gives its code. */
export function SignedOnPage({ next }: { readonly next: string | undefined }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const challenge = useLinkToken();
  useDocumentTitle(t('auth.signIn'));
  const enter = useEnter(next);
  const begin = (reason: unknown): void =>
    void navigate({ to: '/login', search: { next, error: isApiError(reason) ? reason.code : undefined }, replace: true });
  return (
    <GateLayout>
      {challenge === null ? <TakeSession next={next} /> : <SecondStepForm challenge={challenge} onDone={enter} onBack={begin} />}
    </GateLayout>
  );
}

/** The session is there as a cookie; this makes it the tab's. */
function TakeSession({ next }: { readonly next: string | undefined }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const enter = useEnter(next);
  useEffect(() => {
    const fail = (): void => void navigate({ to: '/login', search: { error: 'SIGN_ON_FAILED', next }, replace: true });
    takeSession().then((isTaken) => (isTaken ? enter() : fail()), fail);
  }, [navigate, next, enter]);
  return (
    <p role="status" className="flex items-center justify-center gap-2.5 py-6 text-ink-soft">
      <Spinner />
      {t('auth.signOn.taking')}
    </p>
  );
}
