import type { LicenseRequestReply } from '@assist/contracts';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../lib/dom/copy-text';
import { saveBlob } from '../../../lib/dom/save-blob';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { DialogActions } from '../../../ui/dialog-actions';
import { QrCode } from '../../../ui/qr-code';
import { showToast } from '../../../ui/toast-store';
import { StatementFacts } from './statement-facts';

export interface LicenceRequestDialogProps {
  readonly request: LicenseRequestReply;
  readonly onClose: () => void;
}

/** The request: what is in it, the file to send, and the code for a phone. */
export function LicenceRequestDialog({ request, onClose }: LicenceRequestDialogProps): ReactElement {
  const { t } = useTranslation();
  const { preview, file, fileName, qr } = request;
  const copy = async (): Promise<void> => {
    showToast(t((await copyText(qr.text)) ? 'licence.copied' : 'licence.notCopied'));
  };
  return (
    <Dialog open wide onClose={onClose} title={t('licence.requestTitle')} description={t('licence.requestText')}>
      <div className="grid gap-5 sm:grid-cols-[minmax(0,20rem)_1fr]">
        <QrCode text={qr.text} label={t('licence.requestQr')} className="w-full max-w-80 border border-line" />
        <StatementFacts
          facts={[
            ['installation', preview.installationId],
            ['version', `${preview.product} ${preview.version}`],
            ['number', preview.current?.lid ?? null],
            ['hosts', preview.components.join('\n')],
          ]}
          counts={preview.counts}
        />
      </div>
      <DialogActions>
        <Button onClick={() => void copy()}>{t('licence.requestCopy')}</Button>
        <Button variant="primary" onClick={() => saveBlob(new Blob([file], { type: 'application/json' }), fileName)}>
          {t('licence.saveFile')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
