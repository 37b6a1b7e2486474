import { Link, useNavigate } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { useRef, useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../i18n/use-locale';
import { isApiError } from '../../../lib/api/api-error';
import { useBranding } from '../../../lib/brand';
import { Button } from '../../../ui/button';
import { buttonStyle } from '../../../ui/button-style';
import { ErrorNote } from '../../../ui/error-note';
import { NameField } from '../../../ui/name-field';
import { useDocumentTitle } from '../../../ui/use-document-title';
import { EmailField } from '../../auth/components/email-field';
import { NewPasswordField } from '../../auth/components/new-password-field';
import { setupFaults } from '../lib/setup-faults';
import { useCreateAdministrator } from '../queries/create-administrator';

export function SetupForm({ dataDir }: { readonly dataDir: string | null }): ReactElement {
  const { name: product } = useBranding();
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const create = useCreateAdministrator();
  useDocumentTitle(t('setup.title'));
  const faults = setupFaults({ name, email, password });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (faults.first !== null) {
      return form.current?.querySelector<HTMLInputElement>(`[data-field=${faults.first}] input`)?.focus();
    }
    create.mutate(
      { name: name.trim(), email: email.trim(), password, locale },
      { onSuccess: () => void navigate({ to: '/', replace: true }) },
    );
  };
  return (
    <>
      <h1 className="text-xl font-semibold">{t('setup.welcome', { name: product })}</h1>
      <p className="mt-2 text-ink-soft">{t('setup.text')}</p>
      <form ref={form} onSubmit={submit} noValidate className="mt-5 space-y-4">
        <div data-field="name">
          <NameField label={t('setup.name')} value={name} onChange={setName} tried={tried} autoComplete="name" autoFocus />
        </div>
        <div data-field="email">
          <EmailField value={email} onChange={setEmail} tried={tried} autoComplete="username" />
        </div>
        <div data-field="password">
          <NewPasswordField
            label={t('auth.password')}
            value={password}
            onChange={setPassword}
            tried={tried}
            error={create.error}
          />
        </div>
        {isApiError(create.error, 'PASSWORD_TOO_WEAK') ? null : <ErrorNote error={create.error} />}
        {isApiError(create.error, 'SETUP_DONE') ? (
          <Link to="/login" className={buttonStyle('primary', 'md', 'w-full')}>
            {t('setup.toLogin')}
          </Link>
        ) : (
          <Button type="submit" variant="primary" className="w-full" busy={create.isPending}>
            {t('setup.create')}
          </Button>
        )}
      </form>
      <div className="mt-6 flex gap-2.5 border-t border-line pt-4 text-sm text-ink-faint">
        <ShieldCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-good" />
        <p className="min-w-0">
          {t('setup.stays')}
          {dataDir === null ? null : (
            <>
              {' '}
              {t('setup.dataDir')} <code className="font-mono break-all text-ink-soft">{dataDir}</code>
            </>
          )}
        </p>
      </div>
    </>
  );
}
