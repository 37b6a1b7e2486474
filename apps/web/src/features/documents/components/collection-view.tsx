import type { Collection } from '@assist/contracts';
import { FileUp } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { useObservable } from '../../../lib/store/observable';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { LoadError } from '../../../ui/load-error';
import { Note } from '../../../ui/note';
import { SearchField } from '../../../ui/search-field';
import { SkeletonRows } from '../../../ui/skeleton-rows';
import { useMay } from '../../auth/queries/me-query';
import { useModuleAccess } from '../../licence/queries/modules-query';
import { isInProgress } from '../lib/document-progress';
import { uploads } from '../lib/upload-runner';
import { useDocuments } from '../queries/documents-query';
import { useDocumentSearch } from '../queries/search-query';
import { useUploadRules } from '../queries/upload-rules-query';
import { CollectionBar } from './collection-bar';
import { DocumentList } from './document-list';
import type { DocumentsSearch } from '../lib/documents-search';
import { SearchResults } from './search-results';
import { UploadButton } from './upload-button';
import { UploadList } from './upload-list';

export interface CollectionViewProps {
  readonly collection: Collection;
  readonly collections: readonly Collection[];
  readonly search: DocumentsSearch;
  readonly onGo: (search: DocumentsSearch) => void;
}

/** One collection: its documents, what is on the way, and the search in them. */
export function CollectionView({ collection, collections, search, onGo }: CollectionViewProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { maxBytes } = useUploadRules();
  const documents = useDocuments(collection.id);
  const pending = useObservable(uploads).filter((upload) => upload.collectionId === collection.id);
  const open = useModuleAccess()('rag') === 'open';
  const mayAdd = useMay()('rag.create') && open;
  const items = documents.data?.pages.flatMap((page) => page.items) ?? [];
  const working = items.filter(isInProgress).length;
  const failed = items.filter((document) => document.state === 'failed').length;
  const searching = (search.q ?? '') !== '';
  const found = useDocumentSearch(search.q ?? '', collection.id);
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <CollectionBar collection={collection} collections={collections} onSelect={(id) => onGo({ collection: id })} />
        {mayAdd ? <UploadButton collectionId={collection.id} /> : null}
      </div>
      {open ? null : (
        <Note tone="warn" className="mt-4">
          {t('documents.readOnly')}
        </Note>
      )}
      {items.length > 0 || searching ? (
        <div className="mt-4">
          <SearchField
            className="max-w-xl"
            label={t('documents.search.label')}
            maxLength={4000}
            busy={searching && found.isFetching}
            value={search.q ?? ''}
            onSearch={(q) => onGo({ collection: search.collection, q: q === '' ? undefined : q })}
          />
        </div>
      ) : null}
      <UploadList uploads={pending} />
      {searching ? (
        <SearchResults
          query={search.q ?? ''}
          collectionId={collection.id}
          openHit={search.hit ?? null}
          onOpen={(hit) => onGo({ ...search, doc: hit.documentId, hit: hit.chunkId })}
        />
      ) : documents.isPending ? (
        <div className="mt-5">
          <SkeletonRows rows={6} className="h-14" />
        </div>
      ) : documents.isError && items.length === 0 ? (
        <LoadError error={documents.error} onRetry={() => void documents.refetch()} />
      ) : items.length === 0 && pending.length === 0 ? (
        <div className="mt-5 rounded-2xl border-2 border-dashed border-line-strong">
          <EmptyState
            icon={FileUp}
            title={t('documents.emptyTitle')}
            text={open && !mayAdd ? t('documents.mayNotAdd') : t('documents.emptyText', { limit: format.bytes(maxBytes) })}
          >
            {mayAdd ? <UploadButton collectionId={collection.id} /> : null}
          </EmptyState>
        </div>
      ) : (
        <>
          <p role="status" className="mt-5 mb-2 text-sm text-ink-faint">
            {working > 0 ? t('documents.working', { count: working }) : t('documents.count', { count: collection.documentCount })}
            {failed > 0 ? ` · ${t('documents.failedCount', { count: failed })}` : null}
          </p>
          <DocumentList
            documents={items}
            openId={search.doc ?? null}
            onOpen={(doc) => onGo({ ...search, doc, hit: undefined })}
          />
          {documents.hasNextPage ? (
            <Button className="mt-3 w-full" busy={documents.isFetchingNextPage} onClick={() => void documents.fetchNextPage()}>
              {t('documents.more')}
            </Button>
          ) : null}
        </>
      )}
    </>
  );
}
