import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../i18n/error-text';
import { isApiError } from '../../../lib/api/api-error';
import { cx } from '../../../ui/cx';
import { Field } from '../../../ui/field';
import { PasswordInput } from '../../../ui/password-input';
import { PASSWORD_MIN, passwordStrength, type Strength } from '../lib/password-strength';

const COLOURS: Readonly<Record<Strength, string>> = { 0: 'bg-hover', 1: 'bg-danger', 2: 'bg-warn', 3: 'bg-good', 4: 'bg-good' };
const STEPS: readonly Strength[] = [1, 2, 3, 4];

export interface NewPasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The form has been sent once: now missing things are said. */
  readonly tried: boolean;
  /** What the server answered to the form. */
  readonly error: unknown;
}

/** A new password, with the rule before the fault and a meter while typing. */
export function NewPasswordField({ label, value, onChange, tried, error }: NewPasswordFieldProps): ReactElement {
  const { t } = useTranslation();
  const strength = passwordStrength(value);
  const fault = isApiError(error, 'PASSWORD_TOO_WEAK')
    ? errorText(t, error)
    : tried && value.length < PASSWORD_MIN
      ? t('auth.passwordTooShort', { min: PASSWORD_MIN })
      : null;
  const hint = (
    <>
      <span className="mt-2 mb-1.5 flex gap-1" aria-hidden="true">
        {STEPS.map((step) => (
          <span key={step} className={cx('h-1 flex-1 rounded-full', strength >= step ? COLOURS[strength] : 'bg-hover')} />
        ))}
      </span>
      {strength === 0 ? t('auth.passwordRule', { min: PASSWORD_MIN }) : t(`auth.strength.${strength}`)}
    </>
  );
  return (
    <Field label={label} error={fault} hint={hint}>
      {(control) => (
        <PasswordInput
          {...control}
          autoComplete="new-password"
          maxLength={256}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
