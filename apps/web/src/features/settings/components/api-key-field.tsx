import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Field } from '../../../ui/field';
import { PasswordInput } from '../../../ui/password-input';

export interface ApiKeyFieldProps {
  /** null: the stored key shall be removed. */
  readonly value: string | null;
  readonly required: boolean;
  readonly hasStored: boolean;
  readonly error: string | null;
  readonly onChange: (value: string | null) => void;
}

/** A key is written, never read back. */
export function ApiKeyField({ value, required, hasStored, error, onChange }: ApiKeyFieldProps): ReactElement {
  const { t } = useTranslation();
  const hint = !hasStored ? undefined : value === null ? t('settings.models.keyWillGo') : t('settings.models.keyStored');
  return (
    <div>
      <Field label={required ? t('settings.models.apiKey') : t('settings.models.apiKeyOptional')} hint={hint} error={error}>
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="off"
            maxLength={4000}
            placeholder={hasStored && value !== null ? '••••••••' : undefined}
            value={value ?? ''}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      {hasStored && !required && value !== null ? (
        <Button size="sm" variant="ghost" className="mt-1 -ml-3" onClick={() => onChange(null)}>
          {t('settings.models.removeKey')}
        </Button>
      ) : null}
    </div>
  );
}
