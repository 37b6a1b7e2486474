import { Link, useRouterState } from '@tanstack/react-router';
import { ChevronDown } from 'lucide-react';
import { useId, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWideScreen } from '../../../lib/dom/use-media';
import { cx } from '../../../ui/cx';
import { useMay } from '../../auth/queries/me-query';
import { SettingsSearchButton } from '../../house/components/settings-search-button';
import { SECTION_GROUPS, sectionOf, sectionsFor } from '../lib/sections';

/** A column beside the page; on a narrow screen a button with the name of the page, which opens the list. */
export function SettingsNav(): ReactElement {
  const { t } = useTranslation();
  const wide = useWideScreen();
  const listId = useId();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [open, setOpen] = useState(false);
  const sections = sectionsFor(useMay());
  const current = sectionOf(path);
  const shown = wide || open;
  return (
    <nav aria-label={t('settings.title')} className="mb-5 lg:mb-0">
      <SettingsSearchButton />
      {wide ? null : (
        <button
          type="button"
          aria-expanded={open}
          aria-controls={listId}
          onClick={() => setOpen(!open)}
          className="mt-2 flex h-11 w-full items-center gap-2.5 rounded-lg border border-line bg-raised px-3 font-medium"
        >
          {current === undefined ? null : <current.icon aria-hidden="true" className="size-4.5 shrink-0 text-ink-soft" />}
          <span className="min-w-0 flex-1 truncate text-left">
            {current === undefined ? t('settings.title') : t(`settings.sections.${current.id}`)}
          </span>
          <span className="sr-only">{t('settings.otherPages')}</span>
          <ChevronDown aria-hidden="true" className={cx('size-4 shrink-0', open ? 'rotate-180' : '')} />
        </button>
      )}
      <div id={listId} hidden={!shown} className="mt-2 space-y-4 lg:mt-4">
        {SECTION_GROUPS.map((group) => {
          const pages = sections.filter((section) => section.group === group);
          if (pages.length === 0) return null;
          return (
            <div key={group}>
              <p id={`${listId}-${group}`} className="px-2.5 text-xs font-medium text-ink-faint">
                {t(`settings.groups.${group}`)}
              </p>
              <ul aria-labelledby={`${listId}-${group}`} className="mt-1 space-y-0.5">
                {pages.map(({ to, id, icon: Icon }) => (
                  <li key={id}>
                    <Link
                      to={to}
                      aria-current={current?.id === id ? 'page' : undefined}
                      onClick={() => setOpen(false)}
                      className="flex h-10 items-center gap-2.5 rounded-lg px-2.5 text-ink-soft hover:bg-hover hover:text-ink aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-ink lg:h-9"
                    >
                      <Icon aria-hidden="true" className="size-4.5 shrink-0" />
                      <span className="truncate">{t(`settings.sections.${id}`)}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </nav>
  );
}
