import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isMac } from '../../lib/hotkeys/is-mac';
import { Dialog } from '../../ui/dialog';

export interface ShortcutsDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function ShortcutsDialog({ open, onClose }: ShortcutsDialogProps): ReactElement {
  const { t } = useTranslation();
  const command = isMac ? '⌘' : t('shortcuts.keys.ctrl');
  const [shift, enter] = [t('shortcuts.keys.shift'), t('shortcuts.keys.enter')];
  const rows = [
    { keys: [command, 'K'], text: t('shortcuts.newChat') },
    { keys: [command, shift, 'O'], text: t('shortcuts.newChat') },
    { keys: [enter], text: t('shortcuts.send') },
    { keys: [shift, enter], text: t('shortcuts.newline') },
    { keys: ['Esc'], text: t('shortcuts.stop') },
    { keys: [command, shift, 'F'], text: t('shortcuts.findSetting') },
    { keys: [command, '/'], text: t('shortcuts.help') },
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
