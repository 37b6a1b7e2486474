import type { Collection } from '@assist/contracts';
import { ChevronDown, FolderPlus, Pencil, Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Menu, MenuSeparator } from '../../../ui/menu';
import { MenuItem } from '../../../ui/menu-item';
import { MenuChoices } from '../../../ui/menu-choice';
import { NameDialog } from '../../../ui/name-dialog';
import { useMay } from '../../auth/queries/me-query';
import { useCollectionName } from '../lib/collection-name';
import { useCreateCollection, useDeleteCollection, useRenameCollection } from '../queries/collections-query';

export interface CollectionBarProps {
  readonly collection: Collection;
  readonly collections: readonly Collection[];
  readonly onSelect: (id: string | undefined) => void;
}

/** The page's heading, and the choice of the collection with what can be done to it. */
export function CollectionBar({ collection, collections, onSelect }: CollectionBarProps): ReactElement {
  const { t } = useTranslation();
  const mayAdd = useMay()('rag.create');
  const nameOf = useCollectionName();
  const name = nameOf(collection);
  const [dialog, setDialog] = useState<'none' | 'create' | 'rename' | 'delete'>('none');
  const create = useCreateCollection();
  const rename = useRenameCollection();
  const remove = useDeleteCollection();
  const close = (): void => setDialog('none');
  const shared = { label: t('documents.collectionName'), maxLength: 120, onClose: close };
  return (
    <div className="min-w-0">
      <h1 className="text-2xl font-semibold tracking-tight">{t('documents.title')}</h1>
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            aria-label={t('documents.collectionMenu', { name })}
            className="mt-1 -ml-2 inline-flex h-9 max-w-[min(28rem,calc(100vw-2rem))] items-center gap-1.5 rounded-lg px-2 text-ink-soft hover:bg-hover hover:text-ink"
          >
            <span className="truncate">{name}</span>
            <ChevronDown aria-hidden="true" className="size-4 shrink-0" />
          </button>
        }
      >
        <MenuChoices
          label={t('documents.collections')}
          value={collection.id}
          onChange={onSelect}
          choices={collections.map((item) => ({
            value: item.id,
            label: t('documents.collectionChoice', { name: nameOf(item), count: item.documentCount }),
          }))}
        />
        <MenuSeparator />
        {mayAdd ? (
          <MenuItem icon={FolderPlus} onSelect={() => setDialog('create')}>
            {t('documents.newCollection')}
          </MenuItem>
        ) : null}
        <MenuItem icon={Pencil} onSelect={() => setDialog('rename')}>
          {t('documents.renameCollection')}
        </MenuItem>
        {collection.isDefault ? null : (
          <MenuItem icon={Trash2} danger onSelect={() => setDialog('delete')}>
            {t('documents.deleteCollection')}
          </MenuItem>
        )}
      </Menu>
      {dialog === 'create' ? (
        <NameDialog
          {...shared}
          title={t('documents.newCollection')}
          action={t('common.create')}
          initial=""
          busy={create.isPending}
          error={create.error}
          onSubmit={(made) =>
            create.mutate(made, {
              onSuccess: ({ id }) => {
                close();
                onSelect(id);
              },
            })
          }
        />
      ) : null}
      {dialog === 'rename' ? (
        <NameDialog
          {...shared}
          title={t('documents.renameCollection')}
          action={t('common.save')}
          initial={name}
          busy={rename.isPending}
          error={rename.error}
          onSubmit={(next) => rename.mutate({ id: collection.id, name: next }, { onSuccess: close })}
        />
      ) : null}
      <ConfirmDialog
        open={dialog === 'delete'}
        onClose={close}
        onConfirm={() =>
          remove.mutate(collection.id, {
            onSuccess: () => {
              close();
              onSelect(undefined);
            },
          })
        }
        title={t('documents.deleteCollection')}
        text={t('documents.deleteCollectionText', { name, count: collection.documentCount })}
        action={t('common.delete')}
        busy={remove.isPending}
        error={remove.error}
      />
    </div>
  );
}
