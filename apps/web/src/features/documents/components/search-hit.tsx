import type { SearchResult } from '@assist/contracts';
import { useMemo, type ReactElement } from 'react';
import { cx } from '../../../ui/cx';
import { usePlace } from '../../chat/lib/use-place';
import { excerptOf } from '../lib/excerpt';

export interface SearchHitProps {
  readonly hit: SearchResult;
  readonly words: readonly string[];
  readonly open: boolean;
  readonly onOpen: (hit: SearchResult) => void;
}

/** One passage that was found: where it stands, and the part of it that fits, with the words marked. */
export function SearchHit({ hit, words, open, onOpen }: SearchHitProps): ReactElement {
  const place = usePlace();
  const excerpt = useMemo(() => excerptOf(hit.text, words), [hit.text, words]);
  return (
    <button
      type="button"
      aria-pressed={open}
      onClick={() => onOpen(hit)}
      className={cx(
        'block w-full rounded-xl border p-3 text-left transition-colors',
        open ? 'border-accent bg-accent-soft' : 'border-line bg-raised hover:bg-hover',
      )}
    >
      <span className="flex items-baseline justify-between gap-3">
        <span className="truncate font-medium">{hit.title}</span>
        <span className="max-w-[45%] shrink-0 truncate text-sm text-ink-faint">{place(hit)}</span>
      </span>
      <span className="mt-1 block text-sm break-words text-ink-soft">
        {excerpt.cutBefore ? '… ' : null}
        {excerpt.parts.map((part, index) =>
          part.marked ? (
            <mark key={index} className="rounded-xs bg-mark text-mark-ink">
              {part.text}
            </mark>
          ) : (
            part.text
          ),
        )}
        {excerpt.cutAfter ? ' …' : null}
      </span>
    </button>
  );
}
