import { AUDIT_OUTCOMES } from '@assist/contracts/house';
import { FilterX } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Field } from '../../../ui/field';
import { SelectInput } from '../../../ui/select-input';
import { TextInput } from '../../../ui/text-input';
import { auditSearch, DEFAULT_PERIOD, TOPICS, type AuditSearch } from '../lib/audit-filter';
import { PERIODS } from '../lib/period';
import { PersonPicker } from './person-picker';

export interface AuditFiltersProps {
  readonly search: AuditSearch;
  /** Name of the person in `search`, as far as it is known. */
  readonly personName: string | undefined;
  readonly onChange: (search: AuditSearch) => void;
}

/** What narrows the list; it stands in the address, so that a view can be kept and passed on. */
export function AuditFilters({ search, personName, onChange }: AuditFiltersProps): ReactElement {
  const { t } = useTranslation();
  const set = (change: Record<string, unknown>): void => onChange(auditSearch({ ...search, ...change }));
  const period = search.period ?? DEFAULT_PERIOD;
  return (
    <form
      role="search"
      aria-label={t('audit.filters')}
      onSubmit={(event) => event.preventDefault()}
      className="grid gap-x-3 gap-y-4 sm:grid-cols-2 lg:grid-cols-3"
    >
      <Field label={t('audit.topic')}>
        {(control) => (
          <SelectInput {...control} value={search.topic ?? ''} onChange={(event) => set({ topic: event.target.value })}>
            <option value="">{t('audit.allActions')}</option>
            {TOPICS.map((topic) => (
              <option key={topic} value={topic}>
                {t(`audit.groups.${topic}`)}
              </option>
            ))}
          </SelectInput>
        )}
      </Field>
      <Field label={t('audit.period')}>
        {(control) => (
          <SelectInput {...control} value={period} onChange={(event) => set({ period: event.target.value })}>
            {PERIODS.map((choice) => (
              <option key={choice} value={choice}>
                {t(`audit.periods.${choice}`)}
              </option>
            ))}
          </SelectInput>
        )}
      </Field>
      <Field label={t('audit.outcome')}>
        {(control) => (
          <SelectInput {...control} value={search.outcome ?? ''} onChange={(event) => set({ outcome: event.target.value })}>
            <option value="">{t('audit.allOutcomes')}</option>
            {AUDIT_OUTCOMES.map((outcome) => (
              <option key={outcome} value={outcome}>
                {t(`audit.outcomes.${outcome}`)}
              </option>
            ))}
          </SelectInput>
        )}
      </Field>
      <Field label={t('audit.person')}>
        {(control) => (
          <PersonPicker
            control={control}
            personId={search.person}
            personName={personName}
            onChoose={(person) => set({ person: person?.id, side: person === null ? undefined : search.side })}
          />
        )}
      </Field>
      {search.person === undefined ? null : (
        <Field label={t('audit.side')}>
          {(control) => (
            <SelectInput {...control} value={search.side ?? 'actor'} onChange={(event) => set({ side: event.target.value })}>
              <option value="actor">{t('audit.sides.actor')}</option>
              <option value="target">{t('audit.sides.target')}</option>
            </SelectInput>
          )}
        </Field>
      )}
      {period === 'custom' ? <Days search={search} set={set} /> : null}
      {Object.keys(search).length === 0 ? null : (
        <div className="self-end">
          <Button onClick={() => onChange({})}>
            <FilterX aria-hidden="true" className="size-4" />
            {t('audit.resetFilters')}
          </Button>
        </div>
      )}
    </form>
  );
}

function Days({
  search,
  set,
}: {
  readonly search: AuditSearch;
  readonly set: (change: Record<string, unknown>) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="grid grid-cols-2 gap-3">
      {(['from', 'to'] as const).map((name) => (
        <Field key={name} label={t(`audit.${name}`)}>
          {(control) => (
            <TextInput
              {...control}
              type="date"
              value={search[name] ?? ''}
              onChange={(event) => set({ [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
