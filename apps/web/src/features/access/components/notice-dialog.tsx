import type { BreakGlassNotice } from '@assist/contracts/house';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { DialogActions } from '../../../ui/dialog-actions';
import { ErrorNote } from '../../../ui/error-note';
import { useAcknowledge } from '../queries/access-query';
import { NoticeFacts } from './notice-facts';

export interface NoticeDialogProps {
  readonly notice: BreakGlassNotice;
  readonly onClose: () => void;
}

/** Who, when, why, and what was opened; confirmed by the person concerned. */
export function NoticeDialog({ notice, onClose }: NoticeDialogProps): ReactElement {
  const { t } = useTranslation();
  const acknowledge = useAcknowledge();
  const { id, changedAt, isAcknowledged } = notice;
  return (
    <Dialog open wide onClose={onClose} title={t('access.noticeTitle')}>
      <NoticeFacts notice={notice} />
      <ErrorNote error={acknowledge.error} className="mt-4" />
      <DialogActions>
        {isAcknowledged ? (
          <Button onClick={onClose}>{t('common.close')}</Button>
        ) : (
          <Button
            variant="primary"
            busy={acknowledge.isPending}
            onClick={() => acknowledge.mutate({ id, changedAt }, { onSuccess: onClose })}
          >
            {t('access.acknowledge')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
