import { lazy, Suspense, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../lib/api/api-error';
import { LoadError } from '../../../ui/load-error';
import { Loading } from '../../../ui/loading';
import { Note } from '../../../ui/note';
import type { DocumentViewerProps } from '../lib/viewer-props';
import { useDocument } from '../queries/documents-query';
import { TextView } from './text-view';
import { ViewerHeader } from './viewer-header';

const PdfView = lazy(async () => ({ default: (await import('./pdf-view')).PdfView }));

/** A document beside the conversation: PDF as it looks, all others as their text; the passage marked. */
export function DocumentViewer(props: DocumentViewerProps): ReactElement {
  const { t } = useTranslation();
  const { documentId, passage } = props;
  const document = useDocument(documentId);
  const [asText, setAsText] = useState(false);
  const isPdf = document.data?.mediaType === 'application/pdf';
  return (
    <div className="flex h-full flex-col">
      <ViewerHeader {...props} document={document.data ?? null} asText={isPdf ? asText : null} onAsText={setAsText} />
      <div className="min-h-0 flex-1 overflow-hidden">
        {isApiError(document.error, 'DOCUMENT_NOT_FOUND') ? (
          <Note tone="warn" className="m-4">
            {t('viewer.gone')}
          </Note>
        ) : document.isError ? (
          <LoadError error={document.error} onRetry={() => void document.refetch()} />
        ) : document.data === undefined ? (
          <Loading />
        ) : isPdf && !asText ? (
          <Suspense fallback={<Loading />}>
            <PdfView
              key={documentId}
              file={{ documentId, sizeBytes: document.data.sizeBytes }}
              passage={passage}
              onText={() => setAsText(true)}
            />
          </Suspense>
        ) : (
          <TextView key={documentId} documentId={documentId} passage={passage} />
        )}
      </div>
    </div>
  );
}
