import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

const TABS = [
  { to: '/settings/audit', id: 'log' },
  { to: '/settings/audit/access', id: 'access' },
] as const;

/** Between the entries and the requests to read chats. */
export function AuditTabs(): ReactElement {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('audit.title')} className="mb-5 border-b border-line">
      <ul className="flex gap-1">
        {TABS.map(({ to, id }) => (
          <li key={id}>
            <Link
              to={to}
              activeOptions={{ exact: true, includeSearch: false }}
              className="-mb-px flex h-10 items-center border-b-2 border-transparent px-3 text-ink-soft hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              {t(`audit.tabs.${id}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
