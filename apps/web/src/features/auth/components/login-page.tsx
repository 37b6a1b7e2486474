import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { textIn } from '../../../i18n/text-in';
import { useLocale } from '../../../i18n/use-locale';
import { signIn } from '../../../lib/api/auth';
import { useBranding } from '../../../lib/brand';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { Field } from '../../../ui/field';
import { LimitedMarkdown } from '../../../ui/limited-markdown';
import { Note } from '../../../ui/note';
import { PasswordInput } from '../../../ui/password-input';
import { TEXT_LINK } from '../../../ui/text-link';
import { TextInput } from '../../../ui/text-input';
import { useDocumentTitle } from '../../../ui/use-document-title';
import { signOnErrorText } from '../lib/sign-on-error';
import { useEnter } from '../lib/use-enter';
import { useWaitingError } from '../lib/use-waiting-error';
import { signOnQuery } from '../queries/sign-on-query';
import { GateLayout } from './gate-layout';
import { SecondStepForm } from './second-step-form';
import { SignOnLinks } from './sign-on-links';

export interface LoginPageProps {
  readonly next: string | undefined;
  /** The session has ended by itself. */
  readonly expired: boolean;
  /** Code by which the way back from an identity provider came to nothing. */
  readonly signOnError: string | undefined;
}

export function LoginPage({ next, expired, signOnError }: LoginPageProps): ReactElement {
  const { t } = useTranslation();
  const { name, loginText } = useBranding();
  const { text, lang } = textIn(loginText, useLocale());
  const enter = useEnter(next);
  const form = useRef<HTMLFormElement>(null);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [challenge, setChallenge] = useState<string | null>(null);
  /** Why the second step led back to the first. */
  const [lapsed, setLapsed] = useState<unknown>(null);
  const { items, userNames } = useQuery(signOnQuery).data ?? { items: [], userNames: false };
  useDocumentTitle(t('auth.signIn'));
  const login = useMutation({
    mutationFn: signIn,
    onMutate: () => setLapsed(null),
    onSuccess: (asked) => (asked === null ? enter() : setChallenge(asked)),
  });
  const backToFirst = (reason: unknown): void => {
    setChallenge(null);
    setPassword('');
    setTried(false);
    setLapsed(reason);
  };
  const error = useWaitingError(login.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (email.trim() !== '' && password !== '') return login.mutate({ email: email.trim(), password });
    form.current?.querySelector<HTMLInputElement>(email.trim() === '' ? '[name=email]' : '[name=password]')?.focus();
  };
  if (challenge !== null) {
    return (
      <GateLayout>
        <SecondStepForm challenge={challenge} onDone={enter} onBack={backToFirst} />
      </GateLayout>
    );
  }
  return (
    <GateLayout>
      <h1 className="text-xl font-semibold">{t('auth.title', { name })}</h1>
      {text === '' ? null : (
        <div lang={lang} className="mt-3 text-ink-soft">
          <LimitedMarkdown text={text} />
        </div>
      )}
      {expired ? <Note className="mt-4">{t('auth.expired')}</Note> : null}
      {signOnError === undefined ? null : (
        <ErrorNote className="mt-4" error={signOnError} text={signOnErrorText(t, signOnError)} />
      )}
      <SignOnLinks items={items} next={next} />
      <form ref={form} onSubmit={submit} noValidate className="mt-5 space-y-4">
        <Field
          label={t(userNames ? 'auth.emailOrName' : 'auth.email')}
          error={tried && email.trim() === '' ? t('common.required') : null}
        >
          {(control) => (
            <TextInput
              {...control}
              name="email"
              type={userNames ? 'text' : 'email'}
              spellCheck={false}
              autoComplete="username"
              autoCapitalize="none"
              autoFocus={items.length === 0}
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
        <ErrorNote error={error ?? lapsed} />
        <Button type="submit" variant="primary" className="w-full" busy={login.isPending}>
          {t('auth.signIn')}
        </Button>
      </form>
      <p className="mt-5 text-sm">
        <Link to="/password-reset" className={TEXT_LINK}>
          {t('auth.forgotten')}
        </Link>
      </p>
    </GateLayout>
  );
}
