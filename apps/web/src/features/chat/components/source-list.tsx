import { FileText } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx';
import { citedNumbers } from '../lib/citation-marks';
import { useCitations } from '../lib/citation-context';
import { usePlace } from '../lib/use-place';

/** Of an answer that refers to none of its sources, the best ones are enough. */
const SHOWN_UNCITED = 3;

/** The sources under an answer: those it refers to, and on demand the others that were found. */
export function SourceList({ text }: { readonly text: string }): ReactElement | null {
  const { t } = useTranslation();
  const place = usePlace();
  const { citations, openN, open } = useCitations();
  const [all, setAll] = useState(false);
  const cited = citedNumbers(text, new Set(citations.map((citation) => citation.n)));
  const preferred = cited.size === 0 ? citations.slice(0, SHOWN_UNCITED) : citations.filter((citation) => cited.has(citation.n));
  const shown = all ? citations : preferred;
  if (citations.length === 0) return null;
  return (
    <div className="mt-4">
      <h3 className="text-xs font-medium text-ink-faint">
        {cited.size === 0 ? t('chat.source.found') : t('chat.source.heading')}
      </h3>
      <ul className="mt-1.5 flex flex-wrap gap-1.5">
        {shown.map((citation) => (
          <li key={citation.n} className="max-w-full">
            <button
              type="button"
              aria-pressed={openN === citation.n}
              onClick={() => open(citation.n)}
              className={cx(
                'flex min-h-8 max-w-full items-center gap-2 rounded-lg border px-2.5 py-1 text-left text-sm transition-colors',
                openN === citation.n ? 'border-accent bg-accent-soft' : 'border-line hover:bg-hover',
              )}
            >
              <span className="font-semibold text-accent">{citation.n}</span>
              <FileText aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />
              <span className="truncate">{citation.title}</span>
              <span className="max-w-40 shrink-0 truncate text-ink-faint">{place(citation)}</span>
            </button>
          </li>
        ))}
        {shown.length < citations.length ? (
          <li>
            <button
              type="button"
              onClick={() => setAll(true)}
              className="min-h-8 rounded-lg px-2.5 text-sm text-ink-soft hover:bg-hover"
            >
              {t('chat.source.more', { count: citations.length - shown.length })}
            </button>
          </li>
        ) : null}
      </ul>
    </div>
  );
}
