import { Link } from '@tanstack/react-router';
import { FileText, LockKeyhole, PowerOff, SquarePen, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../features/auth/queries/me-query';
import { ChatNav } from '../../features/chat/components/chat-nav';
import { isClosed, isHidden, OPENED_BY } from '../../features/licence/lib/module-access';
import { useModuleAccess } from '../../features/licence/queries/modules-query';
import { useBranding } from '../../lib/brand';
import { BrandMark } from '../../ui/brand-mark';
import { UserMenu } from './user-menu';

const LINK =
  'flex h-10 items-center gap-3 rounded-lg px-2.5 font-medium text-ink-soft hover:bg-hover hover:text-ink aria-[current=page]:bg-hover aria-[current=page]:text-ink';

export interface SidebarProps {
  readonly onNavigate: () => void;
  readonly onHelp: () => void;
}

export function Sidebar({ onNavigate, onHelp }: SidebarProps): ReactElement {
  const { t } = useTranslation();
  const { name } = useBranding();
  const may = useMay();
  const accessTo = useModuleAccess();
  /** Only who can change that still sees what cannot be used. */
  const isLeftOut = (module: 'chat' | 'rag'): boolean => {
    const access = accessTo(module);
    return isHidden(access) && !(isClosed(access) && may(OPENED_BY[access]));
  };
  const icon = (module: 'chat' | 'rag', Icon: LucideIcon): ReactElement => {
    const access = accessTo(module);
    const Shown = access === 'missing' ? LockKeyhole : access === 'off' ? PowerOff : Icon;
    return <Shown aria-hidden="true" className="size-4.5" />;
  };
  const why = (module: 'chat' | 'rag'): ReactElement | null => {
    const access = accessTo(module);
    if (!isClosed(access)) return null;
    return (
      <span className="ml-auto text-xs font-normal text-ink-faint">
        {access === 'off' ? t('house.modules.off') : t('licence.notLicensed')}
      </span>
    );
  };
  return (
    <div className="flex h-full flex-col bg-sunken">
      <header className="flex h-14 shrink-0 items-center gap-2.5 px-4 font-semibold">
        <BrandMark className="size-7" />
        {name}
      </header>
      <nav aria-label={t('shell.mainNav')} className="shrink-0 px-2 pb-2">
        <ul className="space-y-0.5">
          {isLeftOut('chat') ? null : (
            <li>
              <Link to="/" onClick={onNavigate} activeOptions={{ exact: true }} className={LINK}>
                {icon('chat', SquarePen)}
                {t('chat.newChat')}
                {why('chat')}
              </Link>
            </li>
          )}
          {isLeftOut('rag') ? null : (
            <li>
              <Link to="/documents" onClick={onNavigate} activeOptions={{ includeSearch: false }} className={LINK}>
                {icon('rag', FileText)}
                {t('documents.title')}
                {why('rag')}
              </Link>
            </li>
          )}
        </ul>
      </nav>
      <nav aria-label={t('chat.history')} className="min-h-0 flex-1 overflow-y-auto px-2 pt-1 pb-2">
        {accessTo('chat') === 'refused' ? null : <ChatNav onNavigate={onNavigate} />}
      </nav>
      <div className="shrink-0 border-t border-line p-2">
        <UserMenu onNavigate={onNavigate} onHelp={onHelp} />
      </div>
    </div>
  );
}
