import { useNavigate } from '@tanstack/react-router';
import { CornerDownLeft, Search } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx';
import { stepIndex } from '../../../ui/combobox-match';
import { Dialog } from '../../../ui/dialog';
import { INPUT_STYLE } from '../../../ui/text-input';
import type { SearchTarget } from '../lib/search-entries';
import { searchSettings, type SearchEntry } from '../lib/search-settings';
import { useSearchEntries } from '../queries/use-search-entries';

const LIMIT = 80;

/** One field over all settings and pages (ARIA 1.2 combobox); choosing leads there and marks the place. */
export function SettingsSearchDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const results = searchSettings(useSearchEntries(), query);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const choose = ({ target: { to, mark } }: SearchEntry<SearchTarget>): void => {
    onClose();
    void navigate({ to, search: mark === undefined ? {} : { mark } });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = results[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setActive(stepIndex(active, event.key === 'ArrowDown' ? 1 : -1, results.length));
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      choose(chosen);
    }
  };
  return (
    <Dialog open onClose={onClose} title={t('house.search.title')}>
      <div className="relative">
        <Search aria-hidden="true" className="pointer-events-none absolute top-3 left-3 size-4 text-ink-faint" />
        <input
          type="text"
          role="combobox"
          aria-expanded={results.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={results.length > 0 ? `${listId}-${active}` : undefined}
          aria-label={t('house.search.label')}
          placeholder={t('house.search.label')}
          autoComplete="off"
          spellCheck={false}
          maxLength={LIMIT}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className={cx(INPUT_STYLE, 'pl-9')}
        />
      </div>
      <p role="status" className="sr-only">
        {t('house.search.found', { count: results.length })}
      </p>
      {results.length === 0 ? <p className="mt-4 text-ink-soft">{t('house.search.nothing', { query })}</p> : null}
      <ul
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t('house.search.results')}
        className="-mx-2 mt-3 max-h-[min(24rem,50dvh)] overflow-y-auto"
      >
        {results.map((entry, index) => (
          <li
            key={`${entry.target.to} ${entry.target.mark ?? ''}`}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseMove={() => setActive(index)}
            onClick={() => choose(entry)}
            className={cx('flex cursor-pointer items-center gap-3 rounded-lg px-2 py-2', index === active ? 'bg-hover' : '')}
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{entry.title}</span>
              <span className="block truncate text-sm text-ink-soft">{entry.hint}</span>
            </span>
            {index === active ? <CornerDownLeft aria-hidden="true" className="size-4 shrink-0 text-ink-faint" /> : null}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
