import type { Connection } from '@assist/contracts';
import { Pencil, Star, Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { focusMain } from '../../../lib/dom/focus-main';
import { Badge } from '../../../ui/badge';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { ErrorNote } from '../../../ui/error-note';
import { Menu } from '../../../ui/menu';
import { MenuItem } from '../../../ui/menu-item';
import { MenuButton } from '../../../ui/menu-button';
import { formOf } from '../lib/connection-form';
import { useDeleteConnection, useMakeDefault } from '../queries/connections-query';
import { ConnectionAccess } from './connection-access';
import { ConnectionTest } from './connection-test';

export interface ConnectionCardProps {
  readonly connection: Connection;
  readonly onEdit: () => void;
}

export function ConnectionCard({ connection, onEdit }: ConnectionCardProps): ReactElement {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const remove = useDeleteConnection();
  const makeDefault = useMakeDefault();
  const confirm = async (): Promise<void> => {
    await remove.mutateAsync(connection.id);
    setAsking(false);
    focusMain();
  };
  return (
    <section aria-label={connection.name} className="rounded-xl border border-line bg-raised p-4 sm:p-5">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-2">
            <h2 className="font-semibold break-words">{connection.name}</h2>
            {connection.isDefault ? <Badge tone="accent">{t('settings.models.default')}</Badge> : null}
          </div>
          <p className="mt-0.5 text-sm break-words text-ink-faint">
            {[t(`settings.models.providers.${connection.provider}`), connection.model, connection.baseUrl]
              .filter((part) => part !== null)
              .join(' · ')}
          </p>
          <ConnectionAccess access={connection.access} />
        </div>
        <Menu trigger={<MenuButton label={t('settings.models.menu', { name: connection.name })} />}>
          <MenuItem icon={Pencil} onSelect={onEdit}>
            {t('common.edit')}
          </MenuItem>
          {connection.isDefault ? null : (
            <MenuItem icon={Star} onSelect={() => makeDefault.mutate(connection.id)}>
              {t('settings.models.makeDefault')}
            </MenuItem>
          )}
          <MenuItem icon={Trash2} danger onSelect={() => setAsking(true)}>
            {t('common.delete')}
          </MenuItem>
        </Menu>
      </div>
      <ErrorNote error={makeDefault.error} className="mt-3" />
      <div className="mt-3">
        <ConnectionTest connectionId={connection.id} form={formOf(connection)} valid onInvalid={() => undefined} />
      </div>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => void confirm().catch(() => undefined)}
        title={t('settings.models.deleteTitle')}
        text={t('settings.models.deleteText', { name: connection.name })}
        action={t('common.delete')}
        busy={remove.isPending}
        error={remove.error}
      />
    </section>
  );
}
