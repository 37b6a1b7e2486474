import type { SearchResult } from '@assist/contracts';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx';
import { LoadError } from '../../../ui/load-error';
import { Loading } from '../../../ui/loading';
import { usePlace } from '../../chat/lib/use-place';
import { useDocumentSearch } from '../queries/search-query';

export interface SearchResultsProps {
  readonly query: string;
  readonly collectionId: string;
  readonly openHit: string | null;
  readonly onOpen: (hit: SearchResult) => void;
}

/** Passages of the collection that fit the words; each opens at its place. */
export function SearchResults({ query, collectionId, openHit, onOpen }: SearchResultsProps): ReactElement {
  const { t } = useTranslation();
  const place = usePlace();
  const search = useDocumentSearch(query, collectionId);
  if (search.isError) return <LoadError error={search.error} onRetry={() => void search.refetch()} />;
  if (search.data === undefined) return <Loading label={t('documents.search.running')} />;
  const { results } = search.data;
  return (
    <div className="mt-5">
      <p role="status" className="mb-2 text-sm text-ink-faint">
        {results.length === 0 ? t('documents.search.nothing') : t('documents.search.found', { count: results.length })}
      </p>
      <ul className={cx('space-y-2', search.isPlaceholderData && 'opacity-60')}>
        {results.map((hit) => (
          <li key={hit.chunkId}>
            <button
              type="button"
              aria-pressed={hit.chunkId === openHit}
              onClick={() => onOpen(hit)}
              className={cx(
                'block w-full rounded-xl border p-3 text-left transition-colors',
                hit.chunkId === openHit ? 'border-accent bg-accent-soft' : 'border-line bg-raised hover:bg-hover',
              )}
            >
              <span className="flex items-baseline justify-between gap-3">
                <span className="truncate font-medium">{hit.title}</span>
                <span className="shrink-0 text-sm text-ink-faint">{place(hit)}</span>
              </span>
              <span className="mt-1 line-clamp-3 text-sm text-ink-soft">{hit.text}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
