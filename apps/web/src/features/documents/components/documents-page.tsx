import type { Collection, SearchResult } from '@assist/contracts';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWideScreen } from '../../../lib/dom/use-media';
import { openingPanel } from '../../../lib/navigation/panel-entry';
import { useClosePanel } from '../../../lib/navigation/use-close-panel';
import { LoadError } from '../../../ui/load-error';
import { Loading } from '../../../ui/loading';
import { SidePanel } from '../../../ui/side-panel';
import { SkeletonRows } from '../../../ui/skeleton-rows';
import { useDocumentTitle } from '../../../ui/use-document-title';
import type { DocumentsSearch } from '../lib/documents-search';
import { dropTarget } from '../lib/drop-target';
import { useCollections } from '../queries/collections-query';
import { useDocuments } from '../queries/documents-query';
import { useDocumentSearch } from '../queries/search-query';
import { CollectionView } from './collection-view';

const DocumentViewer = lazy(async () => ({ default: (await import('./document-viewer')).DocumentViewer }));

export function DocumentsPage({ search }: { readonly search: DocumentsSearch }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const collections = useCollections();
  const current = pickCollection(collections.data ?? [], search.collection);
  useDocumentTitle(t('documents.title'));
  useEffect(() => {
    dropTarget.set(current);
    return () => dropTarget.set(null);
  }, [current?.id, current?.name]);

  const go = (next: DocumentsSearch): void => {
    const opens = next.doc !== undefined;
    // Typing on is no step of its own: "back" leads to the list.
    const typing = (search.q ?? '') !== '' && next.q !== undefined;
    const step = opens ? openingPanel(search.doc !== undefined) : { replace: typing };
    void navigate({ to: '/documents', search: next, ...step });
  };
  const onClose = useClosePanel(
    search.doc,
    () => void navigate({ to: '/documents', search: { ...search, doc: undefined, hit: undefined }, replace: true }),
  );
  return (
    <div className="flex h-full min-w-0">
      <div className="relative h-full min-w-0 flex-1 overflow-y-auto" data-scroll-root>
        <div className="mx-auto w-full max-w-5xl px-4 py-5 sm:px-8 sm:py-8">
          {current === null ? <h1 className="mb-5 text-2xl font-semibold tracking-tight">{t('documents.title')}</h1> : null}
          {collections.isPending ? <SkeletonRows rows={6} className="h-14" /> : null}
          {collections.isError && current === null ? (
            <LoadError error={collections.error} onRetry={() => void collections.refetch()} />
          ) : null}
          {current === null ? null : (
            <CollectionView collection={current} collections={collections.data ?? []} search={search} onGo={go} />
          )}
        </div>
      </div>
      {current === null || search.doc === undefined ? null : (
        <OpenDocument id={search.doc} collection={current} search={search} onClose={onClose} />
      )}
    </div>
  );
}

function pickCollection(collections: readonly Collection[], id: string | undefined): Collection | null {
  return (
    collections.find((collection) => collection.id === id) ??
    collections.find((collection) => collection.isDefault) ??
    collections[0] ??
    null
  );
}

interface OpenDocumentProps {
  readonly id: string;
  readonly collection: Collection;
  readonly search: DocumentsSearch;
  readonly onClose: () => void;
}

function OpenDocument({ id, collection, search, onClose }: OpenDocumentProps): ReactElement {
  const { t } = useTranslation();
  const wide = useWideScreen();
  const documents = useDocuments(collection.id).data?.pages.flatMap((page) => page.items) ?? [];
  const results: readonly SearchResult[] = useDocumentSearch(search.q ?? '', collection.id).data?.results ?? [];
  const hit = results.find((result) => result.chunkId === search.hit && result.documentId === id) ?? null;
  const title = documents.find((document) => document.id === id)?.name ?? hit?.title ?? '';
  return (
    <SidePanel wide={wide} label={t('viewer.panel')} onClose={onClose}>
      <Suspense fallback={<Loading />}>
        <DocumentViewer
          documentId={id}
          title={title}
          passage={hit}
          passageNumber={null}
          onPrevious={null}
          onNext={null}
          onClose={onClose}
        />
      </Suspense>
    </SidePanel>
  );
}
