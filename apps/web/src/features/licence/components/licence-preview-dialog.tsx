import type { LicensePreview } from '@assist/contracts';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { DialogActions } from '../../../ui/dialog-actions';
import { ErrorNote } from '../../../ui/error-note';
import { Note } from '../../../ui/note';
import { showToast } from '../../../ui/toast-store';
import { reasonText, refusalText } from '../lib/reason-text';
import { warningText } from '../lib/warning-text';
import { useInstallLicence } from '../queries/licence-query';
import { LicenceDiff } from './licence-diff';
import { LicenceDocuments } from './licence-documents';

export interface LicencePreviewDialogProps {
  readonly preview: LicensePreview;
  readonly files: readonly File[];
  readonly onClose: () => void;
}

/** What would change, before it does. What is refused says why, and there is nothing to apply. */
export function LicencePreviewDialog({ preview, files, onClose }: LicencePreviewDialogProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const install = useInstallLicence();
  const { accepted } = preview.verdict;
  const apply = (): void => {
    install.mutate(files, {
      onSuccess: ({ takesEffect, folder }) => {
        showToast(t(takesEffect === 'at' ? 'licence.waits' : 'licence.uploaded'));
        if (folder === 'read-only') showToast(t('licence.folderReadOnly'));
        onClose();
      },
    });
  };
  const refusal = refusalText(t, install.error);
  return (
    <Dialog open wide onClose={onClose} title={t(accepted ? 'licence.previewTitle' : 'licence.refusedTitle')}>
      <div className="space-y-4">
        <LicenceDocuments documents={preview.documents} />
        {accepted ? null : (
          <Note tone="warn">
            {preview.verdict.reason === null ? t('licence.refusedText') : reasonText(t, preview.verdict.reason.code)}{' '}
            {t('licence.nothingChanged')}
          </Note>
        )}
        {preview.warnings.map((warning) => (
          <Note key={JSON.stringify(warning)} tone="warn">
            {warningText(t, warning)}
          </Note>
        ))}
        {accepted && preview.takesEffect === 'at' && preview.at !== null ? (
          <Note>{t('licence.takesEffectAt', { date: format.dateTime(preview.at) })}</Note>
        ) : null}
        {accepted ? <LicenceDiff diff={preview.diff} /> : null}
        <ErrorNote error={install.error} />
        {refusal === null ? null : <p className="text-sm text-danger">{refusal}</p>}
      </div>
      <DialogActions>
        <Button onClick={onClose}>{t(accepted ? 'common.cancel' : 'common.close')}</Button>
        {accepted ? (
          <Button variant="primary" busy={install.isPending} onClick={apply}>
            {t('licence.apply')}
          </Button>
        ) : null}
      </DialogActions>
    </Dialog>
  );
}
