import { Download } from 'lucide-react';
import { useId, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { saveBlob } from '../../../lib/dom/save-blob';
import { Button } from '../../../ui/button';
import { DialogActions } from '../../../ui/dialog-actions';
import { CopyRow } from './copy-row';

export interface RecoveryCodesProps {
  readonly codes: readonly string[];
  /** The person tried to leave in another way. */
  readonly leaving?: boolean;
  readonly onDone: () => void;
}

/** Shown this once; the way on opens when the person says that they are kept. */
export function RecoveryCodes({ codes, leaving = false, onDone }: RecoveryCodesProps): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  const [kept, setKept] = useState(false);
  const [asked, setAsked] = useState(false);
  const tried = asked || leaving;
  const text = codes.join('\n');
  const done = (): void => {
    setAsked(true);
    if (kept) onDone();
  };
  return (
    <div className="space-y-4">
      <p className="text-ink-soft">{t('security.setup.codesText')}</p>
      <ul className="grid grid-cols-1 gap-x-6 gap-y-1 rounded-lg border border-line bg-sunken p-4 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyRow bare text={text} label={t('security.setup.codesTitle')} action={t('security.setup.copyCodes')} />
        <Button onClick={() => saveBlob(new Blob([`${text}\n`], { type: 'text/plain' }), t('security.setup.fileName'))}>
          <Download aria-hidden="true" className="size-4" />
          {t('security.setup.saveCodes')}
        </Button>
      </div>
      <div>
        <div className="flex items-start gap-2.5">
          <input
            id={id}
            type="checkbox"
            checked={kept}
            aria-describedby={tried && !kept ? `${id}-error` : undefined}
            onChange={(event) => setKept(event.target.checked)}
            className="mt-1 size-4 accent-accent"
          />
          <label htmlFor={id}>{t('security.setup.kept')}</label>
        </div>
        {tried && !kept ? (
          <p id={`${id}-error`} role="alert" className="mt-1.5 text-sm text-danger">
            {t('security.setup.keepFirst')}
          </p>
        ) : null}
      </div>
      <DialogActions>
        <Button variant="primary" onClick={done}>
          {t('security.setup.done')}
        </Button>
      </DialogActions>
    </div>
  );
}
