import { Link, Outlet } from '@tanstack/react-router';
import { Bot, KeyRound, UserRound, UsersRound, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsAdmin } from '../../auth/queries/me-query';

const SECTIONS = [
  { to: '/settings/profile', id: 'profile', icon: UserRound, admin: false },
  { to: '/settings/models', id: 'models', icon: Bot, admin: true },
  { to: '/settings/users', id: 'users', icon: UsersRound, admin: true },
  { to: '/settings/licence', id: 'licence', icon: KeyRound, admin: true },
] as const satisfies ReadonlyArray<{ to: string; id: string; icon: LucideIcon; admin: boolean }>;

export function SettingsLayout(): ReactElement {
  const { t } = useTranslation();
  const admin = useIsAdmin();
  return (
    <div className="h-full overflow-y-auto" data-scroll-root>
      <div className="mx-auto w-full max-w-4xl px-4 py-5 sm:px-8 sm:py-8">
        <nav aria-label={t('settings.title')} className="-mx-1 mb-6 overflow-x-auto border-b border-line px-1">
          <ul className="flex gap-1">
            {SECTIONS.filter((section) => admin || !section.admin).map(({ to, id, icon: Icon }) => (
              <li key={id}>
                <Link
                  to={to}
                  className="-mb-px flex h-10 items-center gap-2 border-b-2 border-transparent px-2.5 whitespace-nowrap text-ink-soft hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink sm:px-3"
                >
                  <Icon aria-hidden="true" className="size-4 max-[26rem]:hidden" />
                  {t(`settings.sections.${id}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <Outlet />
      </div>
    </div>
  );
}
