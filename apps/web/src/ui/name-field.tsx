import type { ComponentProps, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './field';
import { TextInput } from './text-input';

/** As the server takes it. */
const MAX_LENGTH = 120;

export interface NameFieldProps extends Pick<ComponentProps<'input'>, 'autoComplete' | 'autoFocus' | 'disabled' | 'placeholder'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The form has been sent once: now a missing name is said. */
  readonly tried: boolean;
}

/** The name of somebody or something, without which it cannot be saved. */
export function NameField({ label, value, onChange, tried, ...rest }: NameFieldProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Field label={label} error={tried && value.trim() === '' ? t('common.required') : null}>
      {(control) => (
        <TextInput
          {...control}
          {...rest}
          maxLength={MAX_LENGTH}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
