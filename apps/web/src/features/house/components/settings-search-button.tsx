import { Search } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isMac } from '../../../lib/hotkeys/is-mac';
import { settingsSearchOpen } from '../lib/settings-search-open';

/** Looks like the field that it opens. */
export function SettingsSearchButton(): ReactElement {
  const { t } = useTranslation();
  const keys = [isMac ? '⌘' : t('shortcuts.keys.ctrl'), t('shortcuts.keys.shift'), 'F'];
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      title={keys.join(isMac ? '' : '+')}
      onClick={() => settingsSearchOpen.set(true)}
      className="flex h-10 w-full items-center gap-2.5 rounded-lg border border-line-strong bg-canvas px-3 text-ink-faint hover:bg-hover"
    >
      <Search aria-hidden="true" className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 truncate text-left">{t('house.search.open')}</span>
      <kbd aria-hidden="true" className="hidden font-sans text-xs whitespace-nowrap sm:inline lg:hidden">
        {keys.join(isMac ? '' : '+')}
      </kbd>
    </button>
  );
}
