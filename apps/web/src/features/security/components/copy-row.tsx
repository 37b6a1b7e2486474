import { Check, Copy } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../lib/announce/announce';
import { copyText } from '../../../lib/dom/copy-text';
import { Button } from '../../../ui/button';

export interface CopyRowProps {
  readonly text: string;
  /** What the text is, for who does not see it. */
  readonly label: string;
  readonly action: string;
  /** The text stands beside it already. */
  readonly bare?: boolean;
}

/** A secret that is shown once: to read, to select, and to copy with one click. */
export function CopyRow({ text, label, action, bare = false }: CopyRowProps): ReactElement {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  const copy = async (): Promise<void> => {
    const done = await copyText(text);
    setOutcome(done ? 'copied' : 'failed');
    announce(done ? t('security.keys.copied') : t('security.keys.copyFailed'));
  };
  const isCopied = outcome === 'copied';
  const Icon = isCopied ? Check : Copy;
  return (
    <div className="space-y-2">
      {bare ? null : (
        <textarea
          readOnly
          aria-label={label}
          value={text}
          rows={Math.min(4, Math.ceil(text.length / 40))}
          onFocus={(event) => event.target.select()}
          className="block w-full resize-none rounded-lg border border-line-strong bg-sunken px-3 py-2 font-mono text-sm break-all text-ink"
        />
      )}
      <Button onClick={() => void copy()}>
        <Icon aria-hidden="true" className="size-4" />
        {isCopied ? t('security.keys.copied') : action}
      </Button>
      {outcome === 'failed' ? <p className="text-sm text-danger">{t('security.keys.copyFailed')}</p> : null}
    </div>
  );
}
