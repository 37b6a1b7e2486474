import { PROVIDERS, type Connection, type Provider } from '@assist/contracts';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';
import { SelectInput } from '../../../ui/select-input';
import { Switch } from '../../../ui/switch';
import { TextInput } from '../../../ui/text-input';
import { PROVIDER_NEEDS, withProvider, type ConnectionForm, type FormFaults } from '../lib/connection-form';
import { AccessFields } from './access-fields';
import { ApiKeyField } from './api-key-field';
import { ModelField } from './model-field';

export interface ConnectionFieldsProps {
  readonly form: ConnectionForm;
  readonly onChange: (form: ConnectionForm) => void;
  readonly faults: FormFaults;
  readonly connection: Connection | null;
}

export function ConnectionFields({ form, onChange, faults, connection }: ConnectionFieldsProps): ReactElement {
  const { t } = useTranslation();
  const needs = PROVIDER_NEEDS[form.provider];
  const set = (part: Partial<ConnectionForm>): void => onChange({ ...form, ...part });
  const fault = (name: keyof ConnectionForm): string | null => {
    const found = faults[name];
    return found === undefined ? null : t(`settings.models.faults.${found}`);
  };
  return (
    <>
      <Field label={t('settings.models.provider')} hint={t(`settings.models.hints.${form.provider}`)}>
        {(control) => (
          <SelectInput
            {...control}
            value={form.provider}
            onChange={(event) => onChange(withProvider(form, event.target.value as Provider))}
          >
            {PROVIDERS.map((provider) => (
              <option key={provider} value={provider}>
                {t(`settings.models.providers.${provider}`)}
              </option>
            ))}
          </SelectInput>
        )}
      </Field>
      <Field
        label={needs.baseUrl === 'required' ? t('settings.models.baseUrl') : t('settings.models.baseUrlOptional')}
        error={fault('baseUrl')}
      >
        {(control) => (
          <TextInput
            {...control}
            type="url"
            inputMode="url"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={500}
            placeholder={needs.example}
            value={form.baseUrl}
            onChange={(event) => set({ baseUrl: event.target.value })}
          />
        )}
      </Field>
      {needs.apiKey === 'none' ? null : (
        <ApiKeyField
          value={form.apiKey}
          required={needs.apiKey === 'required'}
          hasStored={connection?.hasApiKey === true}
          error={fault('apiKey')}
          onChange={(apiKey) => set({ apiKey })}
        />
      )}
      {needs.apiVersion ? (
        <Field label={t('settings.models.apiVersion')}>
          {(control) => (
            <TextInput
              {...control}
              maxLength={40}
              placeholder="2024-10-21"
              value={form.apiVersion}
              onChange={(event) => set({ apiVersion: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <ModelField form={form} connectionId={connection?.id} error={fault('model')} onChange={(model) => set({ model })} />
        <Field label={t('settings.models.name')} hint={t('settings.models.nameHint')}>
          {(control) => (
            <TextInput
              {...control}
              maxLength={120}
              placeholder={form.model}
              value={form.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Switch label={t('settings.models.useAsDefault')} checked={form.isDefault} onChange={(isDefault) => set({ isDefault })} />
      <AccessFields access={form.access} onChange={(access) => set({ access })} />
    </>
  );
}
