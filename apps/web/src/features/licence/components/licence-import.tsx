import { FileKey2 } from 'lucide-react';
import { useRef, useState, type DragEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { ErrorNote } from '../../../ui/error-note';
import { filesFault } from '../lib/licence-files';
import { usePreviewLicence } from '../queries/licence-query';
import { LicencePreviewDialog } from './licence-preview-dialog';

/** Takes what the vendor sent, shows what it would change, and only then puts it in. */
export function LicenceImport(): ReactElement {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const preview = usePreviewLicence();
  const [over, setOver] = useState(false);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [fault, setFault] = useState<Exclude<ReturnType<typeof filesFault>, null | 'none'> | null>(null);
  const take = (list: FileList | null): void => {
    const chosen = [...(list ?? [])];
    const found = filesFault(chosen);
    preview.reset();
    setFault(found === 'none' ? null : found);
    if (found !== null) return;
    setFiles(chosen);
    preview.mutate(chosen);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <section
      aria-labelledby="licence-upload"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
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
        <Button busy={preview.isPending} onClick={() => input.current?.click()}>
          {t('licence.chooseFile')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          aria-label={t('licence.chooseFile')}
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
      </div>
      {fault === null ? null : (
        <p role="alert" className="mt-3 text-sm text-danger">
          {t(`licence.fileFaults.${fault}`)}
        </p>
      )}
      <ErrorNote error={preview.error} className="mt-3" />
      {preview.data === undefined ? null : (
        <LicencePreviewDialog preview={preview.data} files={files} onClose={() => preview.reset()} />
      )}
    </section>
  );
}
