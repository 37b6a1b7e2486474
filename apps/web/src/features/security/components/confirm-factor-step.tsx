import type { NewSecondFactor } from '@assist/contracts/people';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../i18n/error-text';
import { isApiError } from '../../../lib/api/api-error';
import { Button } from '../../../ui/button';
import { DialogActions } from '../../../ui/dialog-actions';
import { ErrorNote } from '../../../ui/error-note';
import { Field } from '../../../ui/field';
import { QrCode } from '../../../ui/qr-code';
import { CodeInput } from '../../auth/components/code-input';
import { useConfirmSecondFactor } from '../queries/security-queries';
import { CopyRow } from './copy-row';

export interface ConfirmFactorStepProps {
  readonly factor: NewSecondFactor;
  readonly onConfirmed: (codes: readonly string[]) => void;
}

/** The app gets the secret, and shows by a first code that it has it. */
export function ConfirmFactorStep({ factor, onConfirmed }: ConfirmFactorStepProps): ReactElement {
  const { t } = useTranslation();
  const confirm = useConfirmSecondFactor();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = isApiError(confirm.error, 'SECOND_FACTOR_INVALID') ? errorText(t, confirm.error) : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (code.trim() !== '') confirm.mutate(code, { onSuccess: onConfirmed });
  };
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <p className="text-ink-soft">{t('security.setup.scan')}</p>
      <QrCode text={factor.uri} label={t('security.setup.qr')} className="mx-auto size-52" />
      <details className="text-sm">
        <summary className="cursor-pointer text-ink-soft">{t('security.setup.manual')}</summary>
        <div className="mt-2 space-y-2">
          <p className="font-mono break-all">{factor.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
          <CopyRow bare text={factor.secret} label={t('security.setup.manual')} action={t('security.setup.copySecret')} />
        </div>
      </details>
      <Field
        label={t('security.setup.code')}
        error={tried && code.trim() === '' ? t('common.required') : wrong}
        hint={t('security.setup.codeHint')}
      >
        {(control) => <CodeInput {...control} letters={false} autoFocus value={code} onChange={setCode} />}
      </Field>
      {wrong === null ? <ErrorNote error={confirm.error} /> : null}
      <DialogActions>
        <Button type="submit" variant="primary" busy={confirm.isPending}>
          {t('security.setup.turnOn')}
        </Button>
      </DialogActions>
    </form>
  );
}
