import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog';

const isMac = /mac|iphone|ipad/i.test(navigator.platform);
const COMMAND = isMac ? '⌘' : 'Ctrl';

export interface ShortcutsDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function ShortcutsDialog({ open, onClose }: ShortcutsDialogProps): ReactElement {
  const { t } = useTranslation();
  const rows = [
    { keys: [COMMAND, 'K'], text: t('shortcuts.newChat') },
    { keys: [COMMAND, 'Shift', 'O'], text: t('shortcuts.newChat') },
    { keys: ['Enter'], text: t('shortcuts.send') },
    { keys: ['Shift', 'Enter'], text: t('shortcuts.newline') },
    { keys: ['Esc'], text: t('shortcuts.stop') },
    { keys: [COMMAND, '/'], text: t('shortcuts.help') },
  ];
  return (
    <Dialog open={open} onClose={onClose} title={t('shortcuts.title')}>
      <dl className="divide-y divide-line">
        {rows.map(({ keys, text }) => (
          <div key={keys.join('+')} className="flex items-center justify-between gap-4 py-2">
            <dt className="text-ink-soft">{text}</dt>
            <dd className="flex shrink-0 gap-1">
              {keys.map((key) => (
                <kbd key={key} className="rounded-md border border-line-strong bg-sunken px-1.5 py-0.5 font-sans text-sm">
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
