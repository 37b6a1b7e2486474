import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../lib/api/api-error';
import { lookAtPasswordReset, resetPassword } from '../../../lib/api/auth';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { Loading } from '../../../ui/loading';
import { TEXT_LINK } from '../../../ui/text-link';
import { showToast } from '../../../ui/toast-store';
import { PASSWORD_MIN } from '../lib/password-strength';
import { useWaitingError } from '../lib/use-waiting-error';
import { LinkProblem } from './link-problem';
import { NewPasswordField } from './new-password-field';

export function ResetWithLink({ token }: { readonly token: string }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const link = useQuery({
    queryKey: ['password-reset', token],
    queryFn: () => lookAtPasswordReset(token),
    retry: false,
    gcTime: 0,
  });
  const reset = useMutation({
    mutationFn: resetPassword,
    onSuccess: () => {
      showToast(t('auth.reset.done'));
      void navigate({ to: '/login', replace: true });
    },
  });
  const error = useWaitingError(reset.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (password.length >= PASSWORD_MIN) reset.mutate({ token, password });
  };
  if (link.isError || isApiError(reset.error, 'LINK_INVALID')) {
    return (
      <LinkProblem error={link.error ?? reset.error}>
        <Link to="/password-reset" reloadDocument className={TEXT_LINK}>
          {t('auth.reset.again')}
        </Link>
      </LinkProblem>
    );
  }
  if (link.data === undefined) return <Loading label={t('auth.link.checking')} />;
  return (
    <>
      <h1 className="text-xl font-semibold">{t('auth.reset.title')}</h1>
      <p className="mt-2 break-words text-ink-soft">{t('auth.reset.choose', { email: link.data.email })}</p>
      <form onSubmit={submit} noValidate className="mt-5 space-y-4">
        <input type="text" name="username" autoComplete="username" value={link.data.email} readOnly hidden />
        <NewPasswordField
          label={t('settings.profile.newPassword')}
          value={password}
          onChange={setPassword}
          tried={tried}
          error={reset.error}
        />
        {isApiError(error, 'PASSWORD_TOO_WEAK') ? null : <ErrorNote error={error} />}
        <p className="text-sm text-ink-faint">{t('auth.reset.ends')}</p>
        <Button type="submit" variant="primary" className="w-full" busy={reset.isPending}>
          {t('auth.reset.set')}
        </Button>
      </form>
    </>
  );
}
