import { FileKey2 } from 'lucide-react';
import { useRef, useState, type DragEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../lib/api/api-error';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { ErrorNote } from '../../../ui/error-note';
import { showToast } from '../../../ui/toast-store';
import { parseLicenceFile } from '../lib/parse-licence-file';
import { refusalText } from '../lib/reason-text';
import { useUploadLicence } from '../queries/licence-query';

export function LicenceUpload(): ReactElement {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const upload = useUploadLicence();
  const [over, setOver] = useState(false);
  const [unreadable, setUnreadable] = useState(false);
  const isUnreadable = unreadable || isApiError(upload.error, 'VALIDATION_FAILED');
  const refusal = refusalText(t, upload.error);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const licence = parseLicenceFile(file.size, await file.text());
    setUnreadable(licence === null);
    upload.reset();
    if (licence !== null) upload.mutate(licence, { onSuccess: () => showToast(t('licence.uploaded')) });
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    void take(event.dataTransfer.files[0]);
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
        <Button busy={upload.isPending} onClick={() => input.current?.click()}>
          {t('licence.chooseFile')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label={t('licence.chooseFile')}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      {isUnreadable ? (
        <p role="alert" className="mt-3 text-sm text-danger">
          {t('licence.unreadable')}
        </p>
      ) : null}
      <ErrorNote error={isUnreadable ? null : upload.error} className="mt-3" />
      {refusal === null ? null : <p className="mt-2 text-sm text-danger">{refusal}</p>}
    </section>
  );
}
