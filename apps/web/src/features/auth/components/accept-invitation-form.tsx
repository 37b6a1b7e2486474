import type { OpenInvitation } from '@assist/contracts/people';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../i18n/use-locale';
import { isApiError } from '../../../lib/api/api-error';
import { signIn } from '../../../lib/api/auth';
import { acceptInvitation } from '../../../lib/api/invitations';
import { useBranding } from '../../../lib/brand';
import { queryClient } from '../../../lib/query/query-client';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { NameField } from '../../../ui/name-field';
import { showToast } from '../../../ui/toast-store';
import { PASSWORD_MIN } from '../lib/password-strength';
import { useWaitingError } from '../lib/use-waiting-error';
import { LinkProblem } from './link-problem';
import { NewPasswordField } from './new-password-field';

export interface AcceptInvitationFormProps {
  readonly token: string;
  readonly invitation: OpenInvitation;
}

/** Name and password; then the person is signed in. */
export function AcceptInvitationForm({ token, invitation }: AcceptInvitationFormProps): ReactElement {
  const { t } = useTranslation();
  const locale = useLocale();
  const { name: product } = useBranding();
  const navigate = useNavigate();
  const [name, setName] = useState(invitation.name);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const accept = useMutation({
    mutationFn: acceptInvitation,
    onSuccess: async () => {
      // The account is there whatever comes now; who cannot come in at once signs in.
      const isIn = await signIn({ email: invitation.email, password }).then(
        (challenge) => challenge === null,
        () => false,
      );
      queryClient.clear();
      if (!isIn) showToast(t('invitations.accept.done'));
      await navigate({ to: isIn ? '/' : '/login', replace: true });
    },
  });
  const error = useWaitingError(accept.error);
  const missing = name.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!missing && password.length >= PASSWORD_MIN) accept.mutate({ token, name: name.trim(), password, locale });
  };
  if (isApiError(accept.error, 'LINK_INVALID')) {
    return <LinkProblem error={accept.error}>{t('invitations.accept.askAgain')}</LinkProblem>;
  }
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <h1 className="text-xl font-semibold">{t('invitations.accept.title', { name: product })}</h1>
      <p className="break-words text-ink-soft">{t('invitations.accept.text', { email: invitation.email })}</p>
      <input type="text" name="username" autoComplete="username" value={invitation.email} readOnly hidden />
      <NameField label={t('invitations.accept.name')} value={name} onChange={setName} tried={tried} autoComplete="name" />
      <NewPasswordField label={t('auth.password')} value={password} onChange={setPassword} tried={tried} error={accept.error} />
      {isApiError(error, 'PASSWORD_TOO_WEAK') ? null : <ErrorNote error={error} />}
      <Button type="submit" variant="primary" className="w-full" busy={accept.isPending}>
        {t('invitations.accept.action')}
      </Button>
    </form>
  );
}
