import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText, problemText } from '../../../i18n/error-text';
import { listModelNames } from '../../../lib/api/llm';
import { Combobox } from '../../../ui/combobox';
import { Field } from '../../../ui/field';
import { endpointOf, faultsOf, type ConnectionForm } from '../lib/connection-form';

export interface ModelFieldProps {
  readonly form: ConnectionForm;
  readonly connectionId: string | undefined;
  readonly error: string | null;
  readonly onChange: (model: string) => void;
}

/** The model's name; the endpoint itself says which it has, as soon as it is described well enough to be asked. */
export function ModelField({ form, connectionId, error, onChange }: ModelFieldProps): ReactElement {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const endpoint = endpointOf(form);
  const faults = faultsOf({ ...form, model: 'any' }, connectionId !== undefined);
  const names = useQuery({
    queryKey: ['model-names', connectionId, endpoint],
    queryFn: ({ signal }) => listModelNames({ ...endpoint, connectionId }, signal),
    enabled: asked && Object.keys(faults).length === 0,
    retry: false,
    staleTime: 30_000,
  });
  const problem = names.data?.problem ?? null;
  const hint = names.isFetching
    ? t('settings.models.modelsLoading')
    : names.isError
      ? errorText(t, names.error)
      : problem !== null
        ? problemText(t, problem)
        : names.data === undefined
          ? t('settings.models.modelHint')
          : t('settings.models.modelsFound', { count: names.data.models.length });
  return (
    <Field label={t('settings.models.model')} error={error} hint={<span aria-live="polite">{hint}</span>}>
      {(control) => (
        <Combobox
          control={control}
          value={form.model}
          suggestions={names.data?.models ?? []}
          listLabel={t('settings.models.model')}
          placeholder={form.provider === 'ollama' ? 'llama3.2' : undefined}
          onChange={onChange}
          onFocus={() => setAsked(true)}
        />
      )}
    </Field>
  );
}
