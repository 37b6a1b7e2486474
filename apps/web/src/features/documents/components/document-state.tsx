import type { Document } from '@assist/contracts';
import { CircleCheck, RotateCcw } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { ProgressBar } from '../../../ui/progress-bar';
import { isInProgress, progressFraction } from '../lib/document-progress';
import { useRetryDocument } from '../queries/documents-query';

/** Where a document stands on its way to being found. */
export function DocumentState({ document }: { readonly document: Document }): ReactElement {
  const { t } = useTranslation();
  const retry = useRetryDocument(document.collectionId);
  if (isInProgress(document)) {
    const text = progressText(t, document);
    return (
      <div className="space-y-1.5">
        <p className="text-sm text-ink-soft">{text}</p>
        <ProgressBar label={t('documents.preparing', { name: document.name })} value={progressFraction(document)} text={text} />
      </div>
    );
  }
  if (document.state !== 'failed') {
    return (
      <p className="flex items-center gap-1.5 text-sm text-good">
        <CircleCheck aria-hidden="true" className="size-4 shrink-0" />
        {t('documents.state.ready')}
      </p>
    );
  }
  return (
    <div className="relative z-10 space-y-2 @xl:col-span-2">
      <p className="text-sm text-danger">{t(`documents.failed.${document.error?.reason ?? 'internal'}`)}</p>
      {document.error?.retryable === true ? (
        <Button size="sm" busy={retry.isPending} onClick={() => retry.mutate(document.id)}>
          <RotateCcw aria-hidden="true" className="size-4" />
          {t('documents.retry')}
        </Button>
      ) : null}
      <ErrorNote error={retry.error} />
    </div>
  );
}

function progressText(t: TFunction, { state, progress }: Document): string {
  const { done, total } = progress;
  if (state === 'queued') return t('documents.state.queued');
  if (state === 'parsing') {
    return total === null || total === 0 ? t('documents.state.parsing') : t('documents.state.parsingOf', { done, total });
  }
  return total === null || total === 0 ? t('documents.state.indexing') : t('documents.state.indexingOf', { done, total });
}
