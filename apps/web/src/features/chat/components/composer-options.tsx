import { ChevronDown, Cpu, FolderOpen } from 'lucide-react';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu } from '../../../ui/menu';
import { MenuChoices, MenuToggle } from '../../../ui/menu-choice';
import { useCollectionName } from '../../documents/lib/collection-name';
import { useCollections } from '../../documents/queries/collections-query';
import { toggleCollection } from '../lib/chat-options';
import { useModels } from '../queries/models-query';
import type { Choosing } from '../queries/use-chat-options';

interface PillProps extends ComponentProps<'button'> {
  readonly icon: ReactNode;
  readonly label: string;
  readonly children: string;
}

function Pill({ icon, children, label, ...rest }: PillProps): ReactElement {
  return (
    <button
      type="button"
      aria-label={`${label}: ${children}`}
      className="inline-flex h-8 max-w-52 items-center gap-1.5 rounded-lg px-2 text-sm text-ink-soft hover:bg-hover hover:text-ink"
      {...rest}
    >
      {icon}
      <span className="truncate">{children}</span>
      <ChevronDown aria-hidden="true" className="size-3.5 shrink-0" />
    </button>
  );
}

interface PickerProps {
  readonly choosing: Choosing;
}

function CollectionPicker({ choosing: { options, choose } }: PickerProps): ReactElement | null {
  const { t } = useTranslation();
  const nameOf = useCollectionName();
  const collections = useCollections().data ?? [];
  if (collections.length < 2) return null;
  const ids = collections.map((collection) => collection.id);
  const chosen = collections.filter((collection) => options.collectionIds?.includes(collection.id) === true);
  const label =
    chosen.length === 0
      ? t('chat.options.allDocuments')
      : chosen.length === 1
        ? nameOf(chosen[0] ?? { isDefault: false, name: '' })
        : t('chat.options.collections', { count: chosen.length });
  return (
    <Menu
      align="start"
      side="top"
      trigger={
        <Pill label={t('chat.options.searchIn')} icon={<FolderOpen aria-hidden="true" className="size-4 shrink-0" />}>
          {label}
        </Pill>
      }
    >
      <MenuToggle checked={options.collectionIds === null} onChange={() => choose({ ...options, collectionIds: null })}>
        {t('chat.options.allDocuments')}
      </MenuToggle>
      {collections.map((collection) => (
        <MenuToggle
          key={collection.id}
          checked={options.collectionIds?.includes(collection.id) === true}
          onChange={() => choose({ ...options, collectionIds: toggleCollection(options.collectionIds, collection.id, ids) })}
        >
          {nameOf(collection)}
        </MenuToggle>
      ))}
    </Menu>
  );
}

function ModelPicker({ choosing: { options, choose } }: PickerProps): ReactElement | null {
  const { t } = useTranslation();
  const models = useModels().data ?? [];
  const current = models.find((model) => model.id === options.modelId) ?? models.find((model) => model.isDefault);
  if (models.length === 0) return null;
  const choices = models.map((model) => ({ value: model.id, label: model.name }));
  // Without a default nobody answers until one is chosen.
  if (!models.some((model) => model.isDefault)) choices.unshift({ value: '', label: t('chat.options.noModel') });
  return (
    <Menu
      align="start"
      side="top"
      trigger={
        <Pill label={t('chat.options.model')} icon={<Cpu aria-hidden="true" className="size-4 shrink-0" />}>
          {current?.name ?? t('chat.options.noModel')}
        </Pill>
      }
    >
      <MenuChoices
        label={t('chat.options.model')}
        value={current?.id ?? ''}
        onChange={(modelId) => choose({ ...options, modelId: modelId === '' ? null : modelId })}
        choices={choices}
      />
    </Menu>
  );
}

export interface ComposerOptionsProps extends PickerProps {
  readonly documents: boolean;
}

/** Where the next question looks, and who answers it; each only when there is a choice. */
export function ComposerOptions({ documents, choosing }: ComposerOptionsProps): ReactElement {
  return (
    <>
      {documents ? <CollectionPicker choosing={choosing} /> : null}
      <ModelPicker choosing={choosing} />
    </>
  );
}
