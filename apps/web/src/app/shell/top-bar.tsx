import { Menu, SquarePen } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useModuleAccess } from '../../features/licence/queries/modules-query';
import { useBranding } from '../../lib/brand';
import { BrandMark } from '../../ui/brand-mark';
import { IconButton } from '../../ui/icon-button';
import { useNewChat } from './use-new-chat';

/** On a narrow screen. */
export function TopBar({ onMenu }: { readonly onMenu: () => void }): ReactElement {
  const { t } = useTranslation();
  const { name } = useBranding();
  const newChat = useNewChat();
  const refused = useModuleAccess()('chat') === 'refused';
  return (
    <header className="flex h-13 shrink-0 items-center justify-between border-b border-line px-1.5">
      <IconButton icon={Menu} label={t('shell.menu')} side="bottom" onClick={onMenu} />
      <span className="flex items-center gap-2 font-semibold">
        <BrandMark className="size-6" />
        {name}
      </span>
      {refused ? (
        <span className="size-10" />
      ) : (
        <IconButton icon={SquarePen} label={t('chat.newChat')} side="bottom" onClick={newChat} />
      )}
    </header>
  );
}
