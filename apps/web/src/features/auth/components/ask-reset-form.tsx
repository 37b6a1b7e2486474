import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { requestPasswordReset } from '../../../lib/api/auth';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { TEXT_LINK } from '../../../ui/text-link';
import { isEmail } from '../lib/is-email';
import { useWaitingError } from '../lib/use-waiting-error';
import { EmailField } from './email-field';

/** Says the same whether there is such an account or not. */
export function AskResetForm(): ReactElement {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const ask = useMutation({ mutationFn: requestPasswordReset });
  const error = useWaitingError(ask.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isEmail(email)) ask.mutate(email.trim());
  };
  const back = (
    <p className="mt-5 text-sm">
      <Link to="/login" className={TEXT_LINK}>
        {t('auth.back')}
      </Link>
    </p>
  );
  if (ask.isSuccess) {
    return (
      <div role="status">
        <h1 className="text-xl font-semibold">{t('auth.reset.askedTitle')}</h1>
        <p className="mt-2 break-words text-ink-soft">{t('auth.reset.asked', { email: ask.variables })}</p>
        {back}
      </div>
    );
  }
  return (
    <>
      <h1 className="text-xl font-semibold">{t('auth.reset.title')}</h1>
      <p className="mt-2 text-ink-soft">{t('auth.reset.text')}</p>
      <form onSubmit={submit} noValidate className="mt-5 space-y-4">
        <EmailField value={email} onChange={setEmail} tried={tried} autoComplete="username" autoFocus />
        <ErrorNote error={error} />
        <Button type="submit" variant="primary" className="w-full" busy={ask.isPending}>
          {t('auth.reset.ask')}
        </Button>
      </form>
      {back}
    </>
  );
}
