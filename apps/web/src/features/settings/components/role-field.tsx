import type { User } from '@assist/contracts';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';
import { SelectInput } from '../../../ui/select-input';

const ROLES = ['user', 'admin'] as const satisfies ReadonlyArray<User['role']>;

export interface RoleFieldProps {
  readonly value: User['role'];
  readonly onChange: (role: User['role']) => void;
}

export function RoleField({ value, onChange }: RoleFieldProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Field label={t('settings.users.role')} hint={t(`settings.users.roleHints.${value}`)}>
      {(control) => (
        <SelectInput {...control} value={value} onChange={(event) => onChange(event.target.value === 'admin' ? 'admin' : 'user')}>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`settings.users.roles.${role}`)}
            </option>
          ))}
        </SelectInput>
      )}
    </Field>
  );
}
