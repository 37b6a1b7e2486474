import type { SearchResult } from '@assist/contracts';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { LoadError } from '../../../ui/load-error';
import { Loading } from '../../../ui/loading';
import { queryWords } from '../lib/matched-words';
import { strongCount } from '../lib/strong-hits';
import { useDocumentSearch } from '../queries/search-query';
import { SearchHit } from './search-hit';

export interface SearchResultsProps {
  readonly query: string;
  readonly collectionId: string;
  readonly openHit: string | null;
  readonly onOpen: (hit: SearchResult) => void;
}

/** Passages of the collection that fit the words; each opens at its place. Those that fit hardly come on demand. */
export function SearchResults({ query, collectionId, openHit, onOpen }: SearchResultsProps): ReactElement {
  const { t } = useTranslation();
  const search = useDocumentSearch(query, collectionId);
  const [allOf, setAllOf] = useState<string | null>(null);
  if (search.isError) return <LoadError error={search.error} onRetry={() => void search.refetch()} />;
  if (search.data === undefined) return <Loading label={t('documents.search.running')} />;
  const { results } = search.data;
  const strong = strongCount(results);
  const shown =
    allOf === query || results.findIndex((hit) => hit.chunkId === openHit) >= strong ? results : results.slice(0, strong);
  const words = queryWords(query);
  return (
    <div className="mt-5" aria-busy={search.isPlaceholderData}>
      <p role="status" className="mb-2 text-sm text-ink-faint">
        {search.isPlaceholderData
          ? t('documents.search.running')
          : results.length === 0
            ? t('documents.search.nothing')
            : t('documents.search.found', { count: shown.length })}
      </p>
      <ul className={cx('space-y-2', search.isPlaceholderData && 'opacity-60')}>
        {shown.map((hit) => (
          <li key={hit.chunkId}>
            <SearchHit hit={hit} words={words} open={hit.chunkId === openHit} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      {shown.length < results.length ? (
        <Button variant="ghost" size="sm" className="mt-3" onClick={() => setAllOf(query)}>
          {t('documents.search.weaker', { count: results.length - shown.length })}
        </Button>
      ) : null}
    </div>
  );
}
