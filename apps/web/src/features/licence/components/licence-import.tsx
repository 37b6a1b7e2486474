import { FileKey2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx';
import { ErrorNote } from '../../../ui/error-note';
import { FileButton } from '../../../ui/file-button';
import { useFileDrop } from '../../../ui/use-file-drop';
import { filesFault, type FilesFault } from '../lib/licence-files';
import { usePreviewLicence } from '../queries/licence-query';
import { LicencePreviewDialog } from './licence-preview-dialog';

/** Takes what the vendor sent, shows what it would change, and only then puts it in. */
export function LicenceImport(): ReactElement {
  const { t } = useTranslation();
  const preview = usePreviewLicence();
  const [fault, setFault] = useState<FilesFault | null>(null);
  const take = (files: readonly File[]): void => {
    const found = filesFault(files);
    setFault(found);
    preview.reset();
    if (found === null) preview.mutate(files);
  };
  const { over, target } = useFileDrop(take);
  return (
    <section
      {...target}
      aria-labelledby="licence-upload"
      className={cx('rounded-xl border-2 border-dashed p-4 sm:p-5', over ? 'border-accent bg-accent-soft' : 'border-line-strong')}
    >
      <div className="flex flex-wrap items-center justify-between gap-3 sm:flex-nowrap">
        <div className="flex min-w-0 gap-3">
          <FileKey2 aria-hidden="true" className="mt-0.5 size-6 shrink-0 text-accent" />
          <div className="min-w-0">
            <h2 id="licence-upload" className="font-semibold">
              {t('licence.uploadTitle')}
            </h2>
            <p className="text-sm text-ink-soft">{t('licence.uploadText')}</p>
          </div>
        </div>
        <FileButton busy={preview.isPending} label={t('licence.chooseFile')} multiple onFiles={take} />
      </div>
      {fault === null ? null : (
        <p role="alert" className="mt-3 text-sm text-danger">
          {t(`licence.fileFaults.${fault}`)}
        </p>
      )}
      <ErrorNote error={preview.error} className="mt-3" />
      {preview.data === undefined ? null : (
        <LicencePreviewDialog preview={preview.data} files={preview.variables} onClose={() => preview.reset()} />
      )}
    </section>
  );
}
