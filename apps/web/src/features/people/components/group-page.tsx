import type { Group } from '@assist/contracts/people';
import { useNavigate } from '@tanstack/react-router';
import { Pencil, Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { BackLink } from '../../../ui/back-link';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { LoadState } from '../../../ui/load-state';
import { Note } from '../../../ui/note';
import { showToast } from '../../../ui/toast-store';
import { SectionGate } from '../../settings/components/section-gate';
import { SettingsPage } from '../../settings/components/settings-page';
import { useRoleName } from '../lib/role-name';
import { useDeleteGroup, useGroups } from '../queries/groups-query';
import { GroupDialog } from './group-dialog';
import { GroupMembers } from './group-members';

export function GroupPage({ groupId }: { readonly groupId: string }): ReactElement {
  return (
    <SectionGate section="groups">
      <Loaded groupId={groupId} />
    </SectionGate>
  );
}

function Loaded({ groupId }: { readonly groupId: string }): ReactElement {
  const { t } = useTranslation();
  const groups = useGroups();
  const group = groups.data?.find(({ id }) => id === groupId);
  return (
    <>
      <BackLink to="/settings/groups">{t('settings.sections.groups')}</BackLink>
      <LoadState query={groups} rows={4} className="h-16" />
      {groups.data === undefined ? null : group === undefined ? (
        <Note tone="warn">{t('errors.GROUP_NOT_FOUND')}</Note>
      ) : (
        <KnownGroup group={group} />
      )}
    </>
  );
}

function KnownGroup({ group }: { readonly group: Group }): ReactElement {
  const { t } = useTranslation();
  const nameOf = useRoleName();
  const role =
    group.role === null
      ? t('people.groups.grantsNothing')
      : t('people.groups.grants', { role: nameOf(group.role, group.roleName) });
  return (
    <SettingsPage
      title={group.name}
      intro={
        <>
          {group.description === '' ? null : <span className="block">{group.description}</span>}
          <span className="block">{role}</span>
        </>
      }
      actions={group.mayChange ? <Actions group={group} /> : null}
    >
      {group.mayChange ? null : <Note>{t('people.groups.above')}</Note>}
      <GroupMembers group={group} />
    </SettingsPage>
  );
}

function Actions({ group }: { readonly group: Group }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const remove = useDeleteGroup();
  const [dialog, setDialog] = useState<'none' | 'edit' | 'delete'>('none');
  const close = (): void => setDialog('none');
  const left = (): void => {
    close();
    showToast(t('people.groups.deleted', { name: group.name }));
    void navigate({ to: '/settings/groups', replace: true });
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => setDialog('edit')}>
        <Pencil aria-hidden="true" className="size-4" />
        {t('common.edit')}
      </Button>
      <Button onClick={() => setDialog('delete')}>
        <Trash2 aria-hidden="true" className="size-4" />
        {t('common.delete')}
      </Button>
      {dialog === 'edit' ? (
        <GroupDialog group={group} onClose={close} onSaved={({ name }) => showToast(t('people.groups.saved', { name }))} />
      ) : null}
      <ConfirmDialog
        open={dialog === 'delete'}
        onClose={close}
        // The page of the group is gone before a callback of `mutate` would be called.
        onConfirm={() => void remove.mutateAsync(group.id).then(left, () => undefined)}
        title={t('people.groups.deleteTitle', { name: group.name })}
        text={t('people.groups.deleteText')}
        action={t('common.delete')}
        busy={remove.isPending}
        error={remove.error}
      />
    </div>
  );
}
