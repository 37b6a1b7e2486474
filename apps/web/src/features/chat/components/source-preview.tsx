import type { Citation } from '@assist/contracts';
import type { ReactElement } from 'react';
import { usePlace } from '../lib/use-place';

const SHOWN = 220;

export function SourcePreview({ citation }: { readonly citation: Citation }): ReactElement {
  const place = usePlace()(citation);
  const quote = citation.quote.length > SHOWN ? `${citation.quote.slice(0, SHOWN)} …` : citation.quote;
  return (
    <span className="block">
      <span className="block font-medium break-words">{citation.title}</span>
      {place === '' ? null : <span className="block text-xs text-ink-faint">{place}</span>}
      <span className="mt-1 block text-ink-soft">{quote}</span>
    </span>
  );
}
