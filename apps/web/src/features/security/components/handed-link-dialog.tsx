import type { HandedLink } from '@assist/contracts/people';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { DialogActions } from '../../../ui/dialog-actions';
import { Note } from '../../../ui/note';
import { CopyRow } from './copy-row';

export interface HandedLinkDialogProps {
  readonly title: string;
  /** Page that the link leads to. */
  readonly path: '/password-reset' | '/invitation';
  readonly link: HandedLink;
  readonly text: (expires: string) => string;
  readonly onClose: () => void;
}

/** A link to hand over, shown this once. The secret stands behind the `#`: no server on the way sees it. */
export function HandedLinkDialog({ title, path, link, text, onClose }: HandedLinkDialogProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Dialog open onClose={onClose} title={title} description={text(format.dateTime(link.expiresAt))}>
      <div className="space-y-4">
        <CopyRow text={`${window.location.origin}${path}#${link.token}`} label={title} action={t('security.access.copyLink')} />
        <Note tone="warn">{t('security.access.linkHandOver')}</Note>
      </div>
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
