import type { Document } from '@assist/contracts';
import { Download, Eye, Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Menu } from '../../../ui/menu';
import { MenuItem } from '../../../ui/menu-item';
import { MenuButton } from '../../../ui/menu-button';
import { focusMain } from '../../../lib/dom/focus-main';
import { useFormat } from '../../../lib/format/use-format';
import { showToast } from '../../../ui/toast-store';
import { useDeleteDocument } from '../queries/documents-query';
import { useDownload } from '../queries/use-download';

export interface DocumentMenuProps {
  readonly document: Document;
  readonly onOpen: (id: string) => void;
}

export function DocumentMenu({ document, onOpen }: DocumentMenuProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const remove = useDeleteDocument(document.collectionId);
  const download = useDownload();
  // The row is gone when this is done: nothing may hang on it.
  const confirm = async (): Promise<void> => {
    await remove.mutateAsync(document.id);
    setAsking(false);
    showToast(t('documents.deleted', { name: document.name }));
    focusMain();
  };
  return (
    <div className="relative z-10">
      <Menu trigger={<MenuButton label={t('documents.menu', { name: document.name })} />}>
        {document.state === 'ready' ? (
          <MenuItem icon={Eye} onSelect={() => onOpen(document.id)}>
            {t('documents.open')}
          </MenuItem>
        ) : null}
        <MenuItem icon={Download} onSelect={() => download.mutate(document)}>
          {t('documents.download')}
        </MenuItem>
        <MenuItem icon={Trash2} danger onSelect={() => setAsking(true)}>
          {t('common.delete')}
        </MenuItem>
      </Menu>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => void confirm().catch(() => undefined)}
        title={t('documents.deleteTitle')}
        text={t('documents.deleteText', {
          name: document.name,
          size: format.bytes(document.sizeBytes),
          date: format.dateTime(document.createdAt),
        })}
        action={t('common.delete')}
        busy={remove.isPending}
        error={remove.error}
      />
    </div>
  );
}
