import { Outlet } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Banners } from '../../features/banners/components/banners';
import { AccessBanner } from '../../features/access/components/access-banner';
import { DropZone } from '../../features/documents/components/drop-zone';
import { SettingsSearch } from '../../features/house/components/settings-search';
import { LicenceBanner } from '../../features/licence/components/licence-banner';
import { useWideScreen } from '../../lib/dom/use-media';
import { useHotkey } from '../../lib/hotkeys/use-hotkey';
import { ShortcutsDialog } from './shortcuts-dialog';
import { Sidebar } from './sidebar';
import { SidebarSheet } from './sidebar-sheet';
import { TopBar } from './top-bar';
import { useNewChat } from './use-new-chat';
import { useRouteFocus } from './use-route-focus';

/** The frame around all pages of a signed-in person. */
export function Shell(): ReactElement {
  const { t } = useTranslation();
  const wide = useWideScreen();
  const main = useRouteFocus();
  const newChat = useNewChat();
  const [menu, setMenu] = useState(false);
  const [help, setHelp] = useState(false);
  useHotkey('new-chat', newChat);
  useHotkey('help', () => setHelp(true));
  const closeMenu = (): void => setMenu(false);
  return (
    <div className="flex h-full flex-col lg:flex-row">
      <a
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
        className="sr-only z-50 rounded-lg bg-accent px-4 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('shell.skip')}
      </a>
      {wide ? (
        <div className="h-full w-72 shrink-0 border-r border-line">
          <Sidebar onNavigate={closeMenu} onHelp={() => setHelp(true)} />
        </div>
      ) : (
        <>
          <TopBar onMenu={() => setMenu(true)} />
          <SidebarSheet open={menu} onClose={closeMenu}>
            <Sidebar
              onNavigate={closeMenu}
              onHelp={() => {
                closeMenu();
                setHelp(true);
              }}
            />
          </SidebarSheet>
        </>
      )}
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <LicenceBanner />
        <Banners />
        <AccessBanner />
        <main id="main" ref={main} tabIndex={-1} className="min-h-0 flex-1 outline-none">
          <Outlet />
        </main>
      </div>
      <DropZone />
      <SettingsSearch />
      <ShortcutsDialog open={help} onClose={() => setHelp(false)} />
    </div>
  );
}
