import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Tooltip } from '../../../ui/tooltip';
import { cx } from '../../../ui/cx';
import { useCitations } from '../lib/citation-context';
import { usePlace } from '../lib/use-place';
import { SourcePreview } from './source-preview';

/** The small number in an answer's text that opens its source. */
export function CitationButton({ n }: { readonly n: number }): ReactElement {
  const { t } = useTranslation();
  const place = usePlace();
  const { citations, openN, open } = useCitations();
  const citation = citations.find((candidate) => candidate.n === n);
  if (citation === undefined) return <>[{n}]</>;
  return (
    <Tooltip content={<SourcePreview citation={citation} />}>
      <button
        type="button"
        aria-label={t('chat.source.open', { n, title: citation.title, place: place(citation) })}
        aria-pressed={openN === n}
        data-citation
        onClick={() => open(n)}
        className={cx(
          'relative mx-0.5 inline-flex h-5 min-w-5 items-center justify-center rounded-md px-1 align-[0.1em] text-xs font-semibold not-italic transition-colors after:absolute after:-inset-0.5',
          openN === n ? 'bg-accent text-accent-ink' : 'bg-accent-soft text-accent hover:bg-accent hover:text-accent-ink',
        )}
      >
        {n}
      </button>
    </Tooltip>
  );
}
