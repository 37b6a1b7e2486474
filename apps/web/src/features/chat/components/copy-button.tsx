import { Check, Copy } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../lib/announce/announce';
import { copyText } from '../../../lib/dom/copy-text';
import { IconButton } from '../../../ui/icon-button';

const DONE_MS = 2000;

export function CopyButton({ text, label }: { readonly text: string; readonly label: string }): ReactElement {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    const done = await copyText(text);
    announce(done ? t('chat.copied') : t('chat.copyFailed'));
    if (!done) return;
    setCopied(true);
    setTimeout(() => setCopied(false), DONE_MS);
  };
  return <IconButton small icon={copied ? Check : Copy} label={copied ? t('chat.copied') : label} onClick={() => void copy()} />;
}
