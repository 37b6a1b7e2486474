import type { Block } from '@assist/contracts';
import { Fragment, useEffect, useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { LoadError } from '../../../ui/load-error';
import { Loading } from '../../../ui/loading';
import { Note } from '../../../ui/note';
import type { Passage } from '../lib/passage';
import { useContent } from '../queries/content-query';
import { TextBlock } from './text-block';

export interface TextViewProps {
  readonly documentId: string;
  readonly passage: Passage | null;
}

/** A document's extracted text, opened at the passage. */
export function TextView({ documentId, passage }: TextViewProps): ReactElement {
  const { t } = useTranslation();
  const content = useContent(documentId, passage?.charStart ?? 0);
  const body = useRef<HTMLDivElement>(null);
  const loaded = content.data !== undefined;
  useEffect(() => {
    if (loaded) body.current?.querySelector('[data-mark]')?.scrollIntoView({ block: 'center' });
  }, [loaded, passage]);

  if (content.isError && content.data === undefined) {
    return <LoadError error={content.error} onRetry={() => void content.refetch()} />;
  }
  if (content.data === undefined) return <Loading label={t('viewer.loading')} />;
  const blocks: readonly Block[] = content.data.pages.flatMap((page) => page.blocks);
  return (
    <div ref={body} tabIndex={0} role="region" aria-label={t('viewer.text')} className="h-full overflow-y-auto bg-canvas">
      <div className="mx-auto max-w-2xl space-y-3 px-5 py-6">
        {content.hasPreviousPage ? (
          <Button size="sm" busy={content.isFetchingPreviousPage} onClick={() => void content.fetchPreviousPage()}>
            {t('viewer.before')}
          </Button>
        ) : null}
        {blocks.length === 0 ? <Note>{t('viewer.noText')}</Note> : null}
        {blocks.map((block, index) => (
          <Fragment key={`${block.charStart}-${index}`}>
            {block.page !== null && block.page !== (blocks[index - 1]?.page ?? null) ? <PageBreak page={block.page} /> : null}
            <TextBlock block={block} range={passage} />
          </Fragment>
        ))}
        {content.hasNextPage ? (
          <Button size="sm" busy={content.isFetchingNextPage} onClick={() => void content.fetchNextPage()}>
            {t('viewer.after')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function PageBreak({ page }: { readonly page: number }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="flex items-center gap-3 pt-3 text-xs text-ink-faint">
      {t('viewer.page', { page })}
      <span aria-hidden="true" className="h-px flex-1 bg-line" />
    </div>
  );
}
