import { useNavigate } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../lib/store/observable';
import { showToast } from '../../../ui/toast-store';
import { useMay } from '../../auth/queries/me-query';
import { useModuleAccess } from '../../licence/queries/modules-query';
import { useCollectionName } from '../lib/collection-name';
import { dropTarget } from '../lib/drop-target';
import { addUploads } from '../lib/upload-runner';
import { useFileDrop } from '../lib/use-file-drop';
import { useCollections } from '../queries/collections-query';
import { useUploadRules } from '../queries/upload-rules-query';
import { useLeaveWarning } from '../lib/use-leave-warning';

/** Files may be dropped on any page: they go to the shown collection, else to the default one. */
export function DropZone(): ReactElement | null {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const open = useModuleAccess()('rag') === 'open' && may('rag.create');
  const shown = useObservable(dropTarget);
  const collections = useCollections(open).data ?? [];
  const target = shown ?? collections.find((collection) => collection.isDefault) ?? collections[0] ?? null;
  const name = useCollectionName()(target ?? { isDefault: false, name: '' });
  // Known before the first file falls, on whatever page.
  useUploadRules(open);
  useLeaveWarning();
  const over = useFileDrop(open && target !== null, (files) => {
    if (target === null) return;
    addUploads(target.id, files);
    if (shown !== null) return;
    const action = {
      label: t('documents.show'),
      run: () => void navigate({ to: '/documents', search: { collection: target.id } }),
    };
    showToast(t('documents.dropped', { count: files.length, name }), { action });
  });
  if (!over || target === null) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-50 flex animate-fade items-center justify-center bg-overlay p-6">
      <div className="flex flex-col items-center rounded-2xl border-2 border-dashed border-accent bg-raised px-10 py-8 text-center shadow-2xl">
        <FileUp aria-hidden="true" className="size-10 text-accent" />
        <p className="mt-3 text-lg font-semibold">{t('documents.dropTitle')}</p>
        <p className="mt-1 text-ink-soft">{t('documents.dropText', { name })}</p>
      </div>
    </div>
  );
}
