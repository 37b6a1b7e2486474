import { useCallback, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWideScreen } from '../../../lib/dom/use-media';
import { Button } from '../../../ui/button';
import { LoadError } from '../../../ui/load-error';
import { Loading } from '../../../ui/loading';
import { Note } from '../../../ui/note';
import { ProgressBar } from '../../../ui/progress-bar';
import { zoomToMarks } from '../lib/boxes';
import type { Passage } from '../lib/passage';
import { comesInParts, usePdf, type PdfFile } from '../lib/use-pdf';
import { useFileBytes } from '../queries/file-query';
import { PdfPages } from './pdf-pages';
import { PdfToolbar } from './pdf-toolbar';

export interface PdfViewProps {
  readonly file: PdfFile;
  readonly passage: Passage | null;
  readonly onText: () => void;
}

export function PdfView({ file: { documentId, sizeBytes }, passage, onText }: PdfViewProps): ReactElement {
  const { t } = useTranslation();
  const file = useFileBytes(documentId, !comesInParts({ documentId, sizeBytes }));
  const [attempt, setAttempt] = useState(1);
  const state = usePdf({ documentId, sizeBytes }, file.data, attempt);
  const wide = useWideScreen();
  const [zoom, setZoom] = useState(() => (wide ? 1 : zoomToMarks(passage?.boxes ?? [])));
  const [page, setPage] = useState(1);
  const [goTo, setGoTo] = useState<((page: number) => void) | null>(null);
  const onReady = useCallback((go: (page: number) => void) => setGoTo(() => go), []);

  if (file.isError || state.kind === 'failed') {
    const [error, retry] =
      state.kind === 'failed' ? [state.error, () => setAttempt(attempt + 1)] : [file.error, () => void file.refetch()];
    return (
      <div className="space-y-3 p-4 text-center">
        <LoadError error={error} onRetry={retry} />
        <Button onClick={onText}>{t('viewer.showText')}</Button>
      </div>
    );
  }
  if (state.kind === 'broken') {
    return (
      <div className="space-y-3 p-4">
        <Note tone="warn">{t('viewer.broken')}</Note>
        <Button onClick={onText}>{t('viewer.showText')}</Button>
      </div>
    );
  }
  if (state.kind === 'opening') {
    return (
      <div className="p-4">
        {file.isPending && file.fraction !== null ? <ProgressBar label={t('viewer.loading')} value={file.fraction} /> : null}
        <Loading label={t('viewer.loading')} />
      </div>
    );
  }
  return (
    <div className="flex h-full flex-col">
      <PdfToolbar page={page} pages={state.value.pdf.numPages} zoom={zoom} onZoom={setZoom} onPage={(next) => goTo?.(next)} />
      <div className="min-h-0 flex-1">
        <PdfPages open={state.value} passage={passage} zoom={zoom} onPage={setPage} onReady={onReady} />
      </div>
    </div>
  );
}
