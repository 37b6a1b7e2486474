import type { Announcement } from '@assist/contracts/house';
import { Megaphone, Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { focusMain } from '../../../lib/dom/focus-main';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { EmptyState } from '../../../ui/empty-state';
import { LoadState } from '../../../ui/load-state';
import { SectionGate } from '../../settings/components/section-gate';
import { SettingsPage } from '../../settings/components/settings-page';
import { useAnnouncements, useDeleteAnnouncement } from '../queries/banners-query';
import { AnnouncementDialog } from './announcement-dialog';
import { AnnouncementRow } from './announcement-row';

export function AnnouncementsPage(): ReactElement {
  return (
    <SectionGate section="announcements">
      <Announcements />
    </SectionGate>
  );
}

function Announcements(): ReactElement {
  const { t } = useTranslation();
  const announcements = useAnnouncements();
  const remove = useDeleteAnnouncement();
  const [editing, setEditing] = useState<Announcement | 'new' | null>(null);
  const [asking, setAsking] = useState<Announcement | null>(null);
  const items = announcements.data ?? [];
  const confirm = async (): Promise<void> => {
    if (asking === null) return;
    await remove.mutateAsync(asking.id);
    setAsking(null);
    focusMain();
  };
  const add = (
    <Button variant="primary" onClick={() => setEditing('new')}>
      <Plus aria-hidden="true" className="size-4" />
      {t('banners.add')}
    </Button>
  );
  return (
    <SettingsPage
      title={t('settings.sections.announcements')}
      intro={t('banners.intro')}
      actions={items.length === 0 ? undefined : add}
    >
      <LoadState query={announcements} rows={3} className="h-20" />
      {announcements.data !== undefined && items.length === 0 ? (
        <div className="rounded-xl border border-line">
          <EmptyState icon={Megaphone} title={t('banners.emptyTitle')} text={t('banners.emptyText')}>
            {add}
          </EmptyState>
        </div>
      ) : null}
      {items.length === 0 ? null : (
        <ul className="space-y-3">
          {items.map((announcement) => (
            <AnnouncementRow
              key={announcement.id}
              announcement={announcement}
              onEdit={() => setEditing(announcement)}
              onDelete={() => setAsking(announcement)}
            />
          ))}
        </ul>
      )}
      {editing === null ? null : (
        <AnnouncementDialog announcement={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
      <ConfirmDialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        onConfirm={() => void confirm().catch(() => undefined)}
        title={t('banners.deleteTitle')}
        text={t('banners.deleteText')}
        action={t('common.delete')}
        busy={remove.isPending}
        error={remove.error}
      />
    </SettingsPage>
  );
}
