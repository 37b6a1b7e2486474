import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../../lib/api/auth';
import { BRAND } from '../../../lib/brand';
import { queryClient } from '../../../lib/query/query-client';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { Field } from '../../../ui/field';
import { Note } from '../../../ui/note';
import { PasswordInput } from '../../../ui/password-input';
import { TextInput } from '../../../ui/text-input';
import { useDocumentTitle } from '../../../ui/use-document-title';
import { safeNext } from '../lib/safe-next';
import { useWaitingError } from '../lib/use-waiting-error';
import { GateLayout } from './gate-layout';

export interface LoginPageProps {
  readonly next: string | undefined;
  /** The session has ended by itself. */
  readonly expired: boolean;
}

export function LoginPage({ next, expired }: LoginPageProps): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  useDocumentTitle(t('auth.signIn'));
  const login = useMutation({
    mutationFn: signIn,
    onSuccess: () => {
      queryClient.clear();
      void navigate({ href: safeNext(next), replace: true });
    },
  });
  const error = useWaitingError(login.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (email.trim() !== '' && password !== '') return login.mutate({ email: email.trim(), password });
    form.current?.querySelector<HTMLInputElement>(email.trim() === '' ? '[name=email]' : '[name=password]')?.focus();
  };
  return (
    <GateLayout>
      <h1 className="text-xl font-semibold">{t('auth.title', { name: BRAND.name })}</h1>
      {expired ? <Note className="mt-4">{t('auth.expired')}</Note> : null}
      <form ref={form} onSubmit={submit} noValidate className="mt-5 space-y-4">
        <Field label={t('auth.email')} error={tried && email.trim() === '' ? t('common.required') : null}>
          {(control) => (
            <TextInput
              {...control}
              name="email"
              type="email"
              autoComplete="username"
              autoCapitalize="none"
              autoFocus
              value={email}
              onChange={(event) => {
                setEmail(event.target.value);
                // The refusal was for the other account.
                if (login.isError) login.reset();
              }}
            />
          )}
        </Field>
        <Field label={t('auth.password')} error={tried && password === '' ? t('common.required') : null}>
          {(control) => (
            <PasswordInput
              {...control}
              name="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <ErrorNote error={error} />
        <Button type="submit" variant="primary" className="w-full" busy={login.isPending}>
          {t('auth.signIn')}
        </Button>
      </form>
      <p className="mt-5 text-sm text-ink-faint">{t('auth.forgotten')}</p>
    </GateLayout>
  );
}
