import { type Permission } from '@assist/contracts';
import { isBuiltInRole, type Role } from '@assist/contracts/people';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { ErrorNote } from '../../../ui/error-note';
import { NameField } from '../../../ui/name-field';
import { Switch } from '../../../ui/switch';
import { useMay } from '../../auth/queries/me-query';
import { withPermission } from '../lib/permission-rows';
import { useSaveRole } from '../queries/roles-query';
import { OwnFactorFirst, useStopsMyself } from './own-factor-first';
import { PermissionTable } from './permission-table';

export interface RoleFormProps {
  /** Null: to be made. */
  readonly role: Role | null;
  readonly initial: { readonly name: string; readonly permissions: readonly Permission[]; readonly secondFactor: boolean };
  readonly onSaved: (role: Role) => void;
}

/** A role's name, what it grants, and whether it asks for a second factor. */
export function RoleForm({ role, initial, onSaved }: RoleFormProps): ReactElement {
  const { t } = useTranslation();
  const may = useMay();
  const save = useSaveRole();
  const [name, setName] = useState(initial.name);
  const [permissions, setPermissions] = useState<readonly Permission[]>(
    initial.permissions.filter((one) => role !== null || may(one)),
  );
  const [secondFactor, setSecondFactor] = useState(initial.secondFactor);
  const [tried, setTried] = useState(false);
  const stopsMyself = useStopsMyself(role);
  const [settingUp, setSettingUp] = useState(false);
  const builtIn = role !== null && isBuiltInRole(role.id);
  const locked = role !== null && !role.mayChange;
  const missing = !builtIn && name.trim() === '';
  const changes = {
    ...(!builtIn && name.trim() !== role?.name ? { name: name.trim() } : {}),
    ...(permissions.join() !== role?.permissions.join() && role?.id !== 'admin' ? { permissions: [...permissions] } : {}),
    ...(secondFactor !== role?.secondFactor ? { secondFactor } : {}),
  };
  const changed = role === null || Object.keys(changes).length > 0;
  const store = (): void => {
    setSettingUp(false);
    const request = role === null ? { name: name.trim(), permissions: [...permissions], secondFactor } : changes;
    // The form is made anew with the saved role, before a callback of `mutate` would be called.
    void save.mutateAsync({ id: role?.id ?? null, ...request }).then(onSaved, () => undefined);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (missing || !changed) return;
    if (secondFactor && stopsMyself) setSettingUp(true);
    else store();
  };
  return (
    <>
      {settingUp ? <OwnFactorFirst onClose={() => setSettingUp(false)} onDone={store} /> : null}
      <form onSubmit={submit} noValidate className="space-y-5">
        {builtIn ? null : (
          <div className="max-w-md">
            <NameField
              label={t('people.roles.name')}
              value={name}
              onChange={setName}
              tried={tried}
              disabled={locked}
              placeholder={t('people.roles.namePlaceholder')}
            />
          </div>
        )}
        <Card title={t('people.roles.table')} hint={t('people.roles.tableHint')}>
          <PermissionTable
            granted={permissions}
            mayToggle={(permission) => !locked && role?.id !== 'admin' && may(permission)}
            onToggle={(permission, on) => setPermissions(withPermission(permissions, permission, on))}
          />
        </Card>
        <Card>
          <Switch
            label={t('people.roles.secondFactor')}
            hint={t('people.roles.secondFactorHint')}
            checked={secondFactor}
            disabled={locked}
            onChange={setSecondFactor}
          />
        </Card>
        <ErrorNote error={save.error} />
        <div className="sticky bottom-0 -mx-1 flex flex-wrap items-center gap-3 bg-canvas px-1 py-3">
          <Button type="submit" variant="primary" busy={save.isPending} disabled={locked || !changed}>
            {t(role === null ? 'people.roles.make' : 'common.save')}
          </Button>
          <p className="text-sm text-ink-faint">{t('people.roles.effect')}</p>
        </div>
      </form>
    </>
  );
}
