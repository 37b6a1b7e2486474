import { RotateCcw, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../i18n/error-text';
import { useFormat } from '../../../lib/format/use-format';
import { IconButton } from '../../../ui/icon-button';
import { ProgressBar } from '../../../ui/progress-bar';
import type { Upload } from '../lib/upload-queue';
import { cancelUpload, retryUpload } from '../lib/upload-runner';
import { useUploadRules } from '../queries/upload-rules-query';
import { FileIcon } from './file-icon';

function UploadState({ upload }: { readonly upload: Upload }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { maxBytes } = useUploadRules();
  if (upload.refusal !== null) {
    return (
      <p role="alert" className="text-sm text-danger">
        {t(`documents.refused.${upload.refusal}`, { limit: format.bytes(maxBytes) })}
      </p>
    );
  }
  if (upload.state === 'failed') {
    return (
      <p role="alert" className="text-sm text-danger">
        {errorText(t, upload.error)}
      </p>
    );
  }
  if (upload.knownAs !== null) {
    return (
      <p role="status" className="text-sm text-ink-soft">
        {t('documents.uploadAlreadyThere', { name: upload.knownAs })}
      </p>
    );
  }
  if (upload.state === 'waiting') return <p className="text-sm text-ink-faint">{t('documents.uploadWaiting')}</p>;
  const sent =
    upload.fraction >= 1 ? t('documents.uploadStoring') : t('documents.uploading', { percent: format.percent(upload.fraction) });
  return (
    <div className="space-y-1.5">
      <p className="text-sm text-ink-faint">{sent}</p>
      <ProgressBar label={t('documents.uploadOf', { name: upload.name })} value={upload.fraction} text={sent} />
    </div>
  );
}

export function UploadRow({ upload }: { readonly upload: Upload }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const failed = upload.state === 'refused' || upload.state === 'failed';
  const ended = failed || upload.state === 'known';
  return (
    <li className="flex items-center gap-3 px-3 py-2.5">
      <FileIcon name={upload.name} failed={failed} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          {upload.name} <span className="ml-1 text-sm font-normal text-ink-faint">{format.bytes(upload.sizeBytes)}</span>
        </p>
        <UploadState upload={upload} />
      </div>
      {upload.state === 'failed' ? (
        <IconButton
          small
          icon={RotateCcw}
          label={t('documents.uploadAgain', { name: upload.name })}
          onClick={() => retryUpload(upload.id)}
        />
      ) : null}
      <IconButton
        small
        icon={X}
        label={ended ? t('documents.uploadDismiss', { name: upload.name }) : t('documents.uploadCancel', { name: upload.name })}
        onClick={() => cancelUpload(upload.id)}
      />
    </li>
  );
}
