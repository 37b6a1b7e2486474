import { isBuiltInRole, type Role } from '@assist/contracts/people';
import { Link, useNavigate } from '@tanstack/react-router';
import { Copy, RotateCcw, Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { BackLink } from '../../../ui/back-link';
import { Button } from '../../../ui/button';
import { buttonStyle } from '../../../ui/button-style';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { LoadState } from '../../../ui/load-state';
import { Note } from '../../../ui/note';
import { showToast } from '../../../ui/toast-store';
import { SectionGate } from '../../settings/components/section-gate';
import { SettingsPage } from '../../settings/components/settings-page';
import { useRoleName } from '../lib/role-name';
import { useDeleteRole, useRoles } from '../queries/roles-query';
import { RoleForm } from './role-form';

export interface RolePageProps {
  /** `new` for one to be made. */
  readonly roleId: string;
  /** The role that a new one begins as. */
  readonly from: string | undefined;
}

export function RolePage({ roleId, from }: RolePageProps): ReactElement {
  return (
    <SectionGate section="roles">
      <Loaded roleId={roleId} from={from} />
    </SectionGate>
  );
}

function Loaded({ roleId, from }: RolePageProps): ReactElement {
  const { t } = useTranslation();
  const roles = useRoles();
  const find = (id: string | undefined): Role | undefined => roles.data?.find((role) => role.id === id);
  const role = find(roleId);
  return (
    <>
      <BackLink to="/settings/roles">{t('settings.sections.roles')}</BackLink>
      <LoadState query={roles} rows={6} className="h-12" />
      {roles.data === undefined ? null : roleId === 'new' ? (
        <NewRole source={find(from) ?? find('user')} isCopy={find(from) !== undefined} />
      ) : role === undefined ? (
        <Note tone="warn">{t('errors.ROLE_NOT_FOUND')}</Note>
      ) : (
        <KnownRole role={role} />
      )}
    </>
  );
}

function NewRole({ source, isCopy }: { readonly source: Role | undefined; readonly isCopy: boolean }): ReactElement {
  const { t } = useTranslation();
  const nameOf = useRoleName();
  const navigate = useNavigate();
  const name = isCopy && source !== undefined ? t('people.roles.copyOf', { name: nameOf(source.id, source.name) }) : '';
  return (
    <SettingsPage title={t('people.roles.add')} intro={t('people.roles.newIntro')}>
      <RoleForm
        role={null}
        initial={{ name, permissions: source?.permissions ?? [], secondFactor: false }}
        onSaved={(saved) => {
          showToast(t('people.roles.made', { name: saved.name }), {
            action: { label: t('people.roles.toUsers'), run: () => void navigate({ to: '/settings/users' }) },
          });
          void navigate({ to: '/settings/roles', replace: true });
        }}
      />
    </SettingsPage>
  );
}

function KnownRole({ role }: { readonly role: Role }): ReactElement {
  const { t } = useTranslation();
  const nameOf = useRoleName();
  const name = nameOf(role.id, role.name);
  const intro = t(isBuiltInRole(role.id) ? `people.roles.about.${role.id}` : 'people.roles.about.own', { count: role.users });
  return (
    <SettingsPage title={name} intro={intro} actions={<Actions role={role} name={name} />}>
      {role.mayChange ? null : <Note>{t('people.roles.above')}</Note>}
      <RoleForm
        key={`${role.id}|${role.name}|${role.permissions.join()}|${String(role.secondFactor)}`}
        role={role}
        initial={role}
        onSaved={() => showToast(t('people.roles.saved', { name }))}
      />
    </SettingsPage>
  );
}

function Actions({ role, name }: { readonly role: Role; readonly name: string }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const remove = useDeleteRole();
  const [asking, setAsking] = useState(false);
  const own = !role.builtIn;
  const done = (): void => {
    setAsking(false);
    showToast(t(own ? 'people.roles.deleted' : 'people.roles.wasReset', { name }));
    if (own) void navigate({ to: '/settings/roles', replace: true });
  };
  return (
    <div className="flex flex-wrap gap-2">
      {role.mayGrant && role.id !== 'admin' ? (
        <Link to="/settings/roles/$roleId" params={{ roleId: 'new' }} search={{ from: role.id }} className={buttonStyle()}>
          <Copy aria-hidden="true" className="size-4" />
          {t('people.roles.copy')}
        </Link>
      ) : null}
      {role.mayChange && (own || (role.id === 'user' && !role.asShipped)) ? (
        <Button onClick={() => setAsking(true)}>
          {own ? <Trash2 aria-hidden="true" className="size-4" /> : <RotateCcw aria-hidden="true" className="size-4" />}
          {t(own ? 'common.delete' : 'people.roles.reset')}
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        // The page of the role is gone before a callback of `mutate` would be called.
        onConfirm={() => void remove.mutateAsync(role.id).then(done, () => undefined)}
        title={t(own ? 'people.roles.deleteTitle' : 'people.roles.resetTitle', { name })}
        text={t(own ? 'people.roles.deleteText' : 'people.roles.resetText')}
        action={t(own ? 'common.delete' : 'people.roles.reset')}
        busy={remove.isPending}
        error={remove.error}
      />
    </div>
  );
}
