import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';
import { SelectInput } from '../../../ui/select-input';
import { TEXT_LINK } from '../../../ui/text-link';
import { useRoleName } from '../lib/role-name';
import { useRoleSummary } from '../lib/role-summary';
import { useRoles } from '../queries/roles-query';

export interface RoleFieldProps {
  readonly value: string;
  readonly onChange: (role: string) => void;
  readonly disabled?: boolean;
}

/** A choice among the roles that the person may give away. */
export function RoleField({ value, onChange, disabled = false }: RoleFieldProps): ReactElement {
  const { t } = useTranslation();
  const nameOf = useRoleName();
  const summaryOf = useRoleSummary();
  const roles = useRoles().data ?? [];
  const chosen = roles.find((role) => role.id === value);
  const shown = roles.filter((role) => role.mayGrant || role.id === value);
  const hint =
    chosen === undefined || chosen.builtIn
      ? t(`people.roles.hints.${value === 'admin' ? 'admin' : 'user'}`)
      : t('people.roles.opens', { what: summaryOf(chosen) });
  return (
    <Field
      label={t('people.users.role')}
      hint={
        <>
          {hint}{' '}
          <Link to="/settings/roles" className={TEXT_LINK}>
            {t('people.roles.manage')}
          </Link>
        </>
      }
    >
      {(control) => (
        <SelectInput {...control} value={value} disabled={disabled} onChange={(event) => onChange(event.target.value)}>
          {shown.map((role) => (
            <option key={role.id} value={role.id} disabled={!role.mayGrant}>
              {nameOf(role.id, role.name)}
            </option>
          ))}
        </SelectInput>
      )}
    </Field>
  );
}
