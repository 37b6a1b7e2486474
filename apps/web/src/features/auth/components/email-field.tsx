import type { ComponentProps, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';
import { TextInput } from '../../../ui/text-input';
import { isEmail } from '../lib/is-email';

export interface EmailFieldProps extends Pick<ComponentProps<'input'>, 'autoComplete' | 'autoFocus'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The form has been sent once: now a slip is said. */
  readonly tried: boolean;
}

export function EmailField({ value, onChange, tried, ...rest }: EmailFieldProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Field label={t('auth.email')} error={tried && !isEmail(value) ? t('auth.emailInvalid') : null}>
      {(control) => (
        <TextInput
          {...control}
          {...rest}
          type="email"
          autoCapitalize="none"
          maxLength={254}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
