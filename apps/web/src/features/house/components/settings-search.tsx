import { lazy, Suspense, type ReactElement } from 'react';
import { useHotkey } from '../../../lib/hotkeys/use-hotkey';
import { useObservable } from '../../../lib/store/observable';
import { settingsSearchOpen } from '../lib/settings-search-open';

const SettingsSearchDialog = lazy(async () => ({ default: (await import('./settings-search-dialog')).SettingsSearchDialog }));

/** The search over settings and administration, on every page; loaded when it is opened. */
export function SettingsSearch(): ReactElement | null {
  const open = useObservable(settingsSearchOpen);
  useHotkey('find-setting', () => settingsSearchOpen.set(true));
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <SettingsSearchDialog onClose={() => settingsSearchOpen.set(false)} />
    </Suspense>
  );
}
