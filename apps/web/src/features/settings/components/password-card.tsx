import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../lib/api/api-error';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { ErrorNote } from '../../../ui/error-note';
import { Field } from '../../../ui/field';
import { PasswordInput } from '../../../ui/password-input';
import { showToast } from '../../../ui/toast-store';
import { NewPasswordField } from '../../auth/components/new-password-field';
import { PASSWORD_MIN } from '../../auth/lib/password-strength';
import { useMe } from '../../auth/queries/me-query';
import { useChangePassword } from '../queries/profile-mutations';

export function PasswordCard(): ReactElement {
  const { t } = useTranslation();
  const me = useMe();
  if (me.hasPassword) return <OwnPasswordCard email={me.email} />;
  return (
    <Card title={t('settings.profile.password')}>
      <p className="text-sm text-ink-soft">{t('settings.profile.passwordElsewhere')}</p>
    </Card>
  );
}

function OwnPasswordCard({ email }: { readonly email: string }): ReactElement {
  const { t } = useTranslation();
  const change = useChangePassword();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = isApiError(change.error, 'CREDENTIALS_INVALID');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (current === '' || next.length < PASSWORD_MIN) return;
    change.mutate(
      { currentPassword: current, newPassword: next },
      {
        onSuccess: () => {
          setCurrent('');
          setNext('');
          setTried(false);
          showToast(t('settings.profile.passwordSaved'));
        },
      },
    );
  };
  return (
    <Card title={t('settings.profile.password')}>
      <form onSubmit={submit} noValidate className="max-w-md space-y-4">
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <Field
          label={t('settings.profile.currentPassword')}
          error={tried && current === '' ? t('common.required') : wrong ? t('settings.profile.wrongPassword') : null}
        >
          {(control) => (
            <PasswordInput
              {...control}
              autoComplete="current-password"
              value={current}
              onChange={(event) => setCurrent(event.target.value)}
            />
          )}
        </Field>
        <NewPasswordField
          label={t('settings.profile.newPassword')}
          value={next}
          onChange={setNext}
          tried={tried}
          error={change.error}
        />
        {wrong || isApiError(change.error, 'PASSWORD_TOO_WEAK') ? null : <ErrorNote error={change.error} />}
        <p className="text-sm text-ink-faint">{t('security.passwordEnds')}</p>
        <Button type="submit" busy={change.isPending}>
          {t('settings.profile.changePassword')}
        </Button>
      </form>
    </Card>
  );
}
