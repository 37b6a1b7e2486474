import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../i18n/error-text';
import { isApiError } from '../../../lib/api/api-error';
import { passSecondFactor } from '../../../lib/api/auth';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { Field } from '../../../ui/field';
import { cx } from '../../../ui/cx';
import { TEXT_LINK } from '../../../ui/text-link';
import { useWaitingError } from '../lib/use-waiting-error';
import { CodeInput } from './code-input';

export interface SecondStepFormProps {
  readonly challenge: string;
  readonly onDone: () => void;
  /** Begins again; with a reason when the challenge counts no more. */
  readonly onBack: (reason: unknown) => void;
}

/** After the password: a code of the app, or a recovery code. */
export function SecondStepForm({ challenge, onDone, onBack }: SecondStepFormProps): ReactElement {
  const { t } = useTranslation();
  const [kind, setKind] = useState<'app' | 'recovery'>('app');
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const pass = useMutation({
    mutationFn: passSecondFactor,
    onSuccess: onDone,
    onError: (error) => {
      if (isApiError(error, 'CHALLENGE_EXPIRED')) onBack(error);
    },
  });
  const error = useWaitingError(pass.error);
  const wrong = isApiError(error, 'SECOND_FACTOR_INVALID') ? errorText(t, error) : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (code.trim() !== '') pass.mutate({ challenge, code });
  };
  const switchKind = (): void => {
    setKind(kind === 'app' ? 'recovery' : 'app');
    setCode('');
    setTried(false);
    pass.reset();
  };
  const isApp = kind === 'app';
  return (
    <>
      <h1 className="text-xl font-semibold">{t('auth.secondStep.title')}</h1>
      <p className="mt-2 text-ink-soft">{t('auth.secondStep.text')}</p>
      <form onSubmit={submit} noValidate className="mt-5 space-y-4">
        <Field
          key={kind}
          label={isApp ? t('auth.code') : t('auth.recoveryCode')}
          error={tried && code.trim() === '' ? t('common.required') : wrong}
          hint={isApp ? t('auth.codeHint') : t('auth.recoveryHint')}
        >
          {(control) => <CodeInput {...control} name="code" letters={!isApp} autoFocus value={code} onChange={setCode} />}
        </Field>
        {wrong === null ? <ErrorNote error={error} /> : null}
        <Button type="submit" variant="primary" className="w-full" busy={pass.isPending}>
          {t('auth.signIn')}
        </Button>
      </form>
      <div className="mt-5 space-y-3 text-sm">
        {isApp ? null : <p className="text-ink-faint">{t('auth.secondStep.lostAll')}</p>}
        <p>
          <button type="button" className={cx(TEXT_LINK, 'text-left')} onClick={switchKind}>
            {isApp ? t('auth.secondStep.lost') : t('auth.secondStep.useApp')}
          </button>
        </p>
        <p>
          <button type="button" className={cx(TEXT_LINK, 'text-left')} onClick={() => onBack(null)}>
            {t('auth.back')}
          </button>
        </p>
      </div>
    </>
  );
}
