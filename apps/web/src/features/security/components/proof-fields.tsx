import type { OwnProof } from '@assist/contracts/people';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../i18n/error-text';
import { isApiError } from '../../../lib/api/api-error';
import { Field } from '../../../ui/field';
import { PasswordInput } from '../../../ui/password-input';
import { Segments } from '../../../ui/segments';
import { CodeInput } from '../../auth/components/code-input';
import { useMe } from '../../auth/queries/me-query';

export interface ProofFieldsProps {
  readonly proof: OwnProof;
  readonly onChange: (proof: OwnProof) => void;
  readonly tried: boolean;
  readonly error: unknown;
}

/** Password or code, as the person likes. */
export function ProofFields({ proof, onChange, tried, error }: ProofFieldsProps): ReactElement {
  const { t } = useTranslation();
  const me = useMe();
  const [kind, setKind] = useState<'password' | 'code'>('password');
  const choose = (next: 'password' | 'code'): void => {
    setKind(next);
    onChange({ [next]: '' });
  };
  const missing = tried && (proof[kind] ?? '') === '' ? t('common.required') : null;
  const wrong = isApiError(error, 'CREDENTIALS_INVALID')
    ? t('auth.passwordWrong')
    : isApiError(error, 'SECOND_FACTOR_INVALID')
      ? errorText(t, error)
      : null;
  return (
    <div className="space-y-4">
      <input type="text" name="username" autoComplete="username" value={me.email} readOnly hidden />
      <Segments
        legend={t('security.factor.proof')}
        value={kind}
        onChange={choose}
        choices={(['password', 'code'] as const).map((value) => ({
          value,
          label: value === 'code' ? t('security.factor.byCode') : t('security.factor.byPassword'),
        }))}
      />
      {kind === 'password' ? (
        <Field label={t('auth.password')} error={missing ?? wrong}>
          {(control) => (
            <PasswordInput
              {...control}
              autoComplete="current-password"
              value={proof.password ?? ''}
              onChange={(event) => onChange({ password: event.target.value })}
            />
          )}
        </Field>
      ) : (
        <Field label={t('auth.code')} error={missing ?? wrong} hint={t('auth.codeOrRecovery')}>
          {(control) => <CodeInput {...control} value={proof.code ?? ''} onChange={(code) => onChange({ code })} />}
        </Field>
      )}
    </div>
  );
}
