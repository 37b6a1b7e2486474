import type { NewSecondFactor } from '@assist/contracts/people';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../lib/api/api-error';
import { Button } from '../../../ui/button';
import { DialogActions } from '../../../ui/dialog-actions';
import { ErrorNote } from '../../../ui/error-note';
import { Field } from '../../../ui/field';
import { PasswordInput } from '../../../ui/password-input';
import { useMe } from '../../auth/queries/me-query';
import { useBeginSecondFactor } from '../queries/security-queries';

export interface StartFactorStepProps {
  readonly passwordNeeded: boolean;
  readonly onStarted: (factor: NewSecondFactor) => void;
}

export function StartFactorStep({ passwordNeeded, onStarted }: StartFactorStepProps): ReactElement {
  const { t } = useTranslation();
  const me = useMe();
  const begin = useBeginSecondFactor();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = isApiError(begin.error, 'CREDENTIALS_INVALID');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (passwordNeeded && password === '') return;
    begin.mutate(passwordNeeded ? password : undefined, { onSuccess: onStarted });
  };
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <p className="text-ink-soft">{passwordNeeded ? t('security.setup.passwordStep') : t('security.factor.hint')}</p>
      {passwordNeeded ? (
        <>
          <input type="text" name="username" autoComplete="username" value={me.email} readOnly hidden />
          <Field
            label={t('auth.password')}
            error={tried && password === '' ? t('common.required') : wrong ? t('auth.passwordWrong') : null}
          >
            {(control) => (
              <PasswordInput
                {...control}
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
        </>
      ) : null}
      {wrong ? null : <ErrorNote error={begin.error} />}
      <DialogActions>
        <Button type="submit" variant="primary" busy={begin.isPending}>
          {t('security.setup.next')}
        </Button>
      </DialogActions>
    </form>
  );
}
