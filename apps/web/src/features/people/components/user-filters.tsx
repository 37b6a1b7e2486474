import { USER_ORDERS, USER_STATES } from '@assist/contracts/people';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../../../ui/search-field';
import { SelectInput } from '../../../ui/select-input';
import type { PeopleSearch } from '../lib/people-search';
import { useRoleName } from '../lib/role-name';
import { useGroups } from '../queries/groups-query';
import { useRoles } from '../queries/roles-query';

export interface UserFiltersProps {
  readonly search: PeopleSearch;
  readonly busy: boolean;
  readonly onChange: (search: PeopleSearch) => void;
}

/** Words, role, group, state and order; each choice begins at the first page. */
export function UserFilters({ search, busy, onChange }: UserFiltersProps): ReactElement {
  const { t } = useTranslation();
  const nameOf = useRoleName();
  const roles = useRoles().data ?? [];
  const groups = useGroups().data ?? [];
  const set = (change: Partial<PeopleSearch>): void => onChange({ ...search, ...change, page: undefined });
  return (
    <div className="grid grid-cols-2 gap-2 xl:grid-cols-4">
      <SearchField
        className="col-span-full"
        label={t('people.users.search')}
        maxLength={200}
        busy={busy}
        value={search.q ?? ''}
        onSearch={(q) => set({ q: q === '' ? undefined : q })}
      />
      <Choice
        label={t('people.users.role')}
        all={t('people.users.allRoles')}
        value={search.role}
        options={roles.map(({ id, name }) => ({ value: id, label: nameOf(id, name) }))}
        onChange={(role) => set({ role })}
      />
      <Choice
        label={t('people.users.group')}
        all={t('people.users.allGroups')}
        value={search.group}
        options={groups.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(group) => set({ group })}
      />
      <Choice
        label={t('people.users.state')}
        all={t('people.users.allStates')}
        value={search.state}
        options={USER_STATES.map((value) => ({ value, label: t(`people.users.states.${value}`) }))}
        onChange={(state) => set({ state: USER_STATES.find((one) => one === state) })}
      />
      <Choice
        label={t('people.users.order')}
        all={t('people.users.orders.name')}
        value={search.sort}
        options={USER_ORDERS.filter((value) => value !== 'name').map((value) => ({
          value,
          label: t(`people.users.orders.${value}`),
        }))}
        onChange={(sort) => set({ sort: USER_ORDERS.find((one) => one === sort) })}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  /** The choice that leaves it out. */
  readonly all: string;
  readonly value: string | undefined;
  readonly options: ReadonlyArray<{ readonly value: string; readonly label: string }>;
  readonly onChange: (value: string | undefined) => void;
}

function Choice({ label, all, value, options, onChange }: ChoiceProps): ReactElement {
  return (
    <SelectInput
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    >
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </SelectInput>
  );
}
