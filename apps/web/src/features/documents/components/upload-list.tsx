import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Upload } from '../lib/upload-queue';
import { UploadRow } from './upload-row';

/** Files that are not on the server yet. */
export function UploadList({ uploads }: { readonly uploads: readonly Upload[] }): ReactElement | null {
  const { t } = useTranslation();
  if (uploads.length === 0) return null;
  return (
    <section aria-label={t('documents.uploads')} className="mt-5">
      <h2 className="mb-2 text-sm font-medium text-ink-faint">{t('documents.uploads')}</h2>
      <ul className="divide-y divide-line rounded-xl border border-line bg-raised">
        {uploads.map((upload) => (
          <UploadRow key={upload.id} upload={upload} />
        ))}
      </ul>
    </section>
  );
}
