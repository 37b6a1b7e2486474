import type { Group } from '@assist/contracts/people';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { DialogActions } from '../../../ui/dialog-actions';
import { ErrorNote } from '../../../ui/error-note';
import { Field } from '../../../ui/field';
import { NameField } from '../../../ui/name-field';
import { SelectInput } from '../../../ui/select-input';
import { TextInput } from '../../../ui/text-input';
import { useRoleName } from '../lib/role-name';
import { useCreateGroup, useUpdateGroup } from '../queries/groups-query';
import { useRoles } from '../queries/roles-query';

export interface GroupDialogProps {
  /** Null: to be made. */
  readonly group: Group | null;
  readonly onClose: () => void;
  readonly onSaved: (group: Group) => void;
}

/** Name, description and role of a group. */
export function GroupDialog({ group, onClose, onSaved }: GroupDialogProps): ReactElement {
  const { t } = useTranslation();
  const create = useCreateGroup();
  const update = useUpdateGroup();
  const [name, setName] = useState(group?.name ?? '');
  const [description, setDescription] = useState(group?.description ?? '');
  const [role, setRole] = useState(group?.role ?? '');
  const [tried, setTried] = useState(false);
  const missing = name.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (missing) return;
    const change = { name: name.trim(), description: description.trim(), role: role === '' ? null : role };
    const onSuccess = (saved: Group): void => {
      onClose();
      onSaved(saved);
    };
    if (group === null) create.mutate(change, { onSuccess });
    else update.mutate({ id: group.id, change }, { onSuccess });
  };
  return (
    <Dialog open onClose={onClose} title={t(group === null ? 'people.groups.add' : 'people.groups.edit')}>
      <form onSubmit={submit} noValidate className="space-y-4" autoComplete="off">
        <NameField label={t('people.groups.name')} value={name} onChange={setName} tried={tried} />
        <Field label={t('people.groups.description')}>
          {(control) => (
            <TextInput
              {...control}
              maxLength={500}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        <GroupRoleField value={role} onChange={setRole} />
        <ErrorNote error={create.error ?? update.error} />
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" busy={create.isPending || update.isPending}>
            {t(group === null ? 'common.create' : 'common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Nobody becomes an administrator by a group. */
function GroupRoleField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (role: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const nameOf = useRoleName();
  const roles = (useRoles().data ?? []).filter((role) => role.id !== 'admin' && (role.mayGrant || role.id === value));
  return (
    <Field label={t('people.groups.role')} hint={t('people.groups.roleHint')}>
      {(control) => (
        <SelectInput {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('people.groups.noRole')}</option>
          {roles.map((role) => (
            <option key={role.id} value={role.id}>
              {nameOf(role.id, role.name)}
            </option>
          ))}
        </SelectInput>
      )}
    </Field>
  );
}
