import type { Block } from '@assist/contracts';
import { createElement, memo, type ReactElement, type ReactNode } from 'react';
import { cx } from '../../../ui/cx';
import { markRange, type CharRange } from '../lib/mark-range';
import { tableRows } from '../lib/table-rows';
import { TableBlock } from './table-block';

const STYLES: Readonly<Record<Block['kind'], string>> = {
  heading: 'mt-6 font-semibold first:mt-0',
  paragraph: 'whitespace-pre-wrap',
  list: 'whitespace-pre-wrap pl-4',
  table: 'whitespace-pre-wrap overflow-x-auto font-mono text-sm',
  code: 'whitespace-pre-wrap rounded-lg bg-hover p-3 font-mono text-sm',
  caption: 'text-sm text-ink-faint',
};

/** All headings have one rank: the document's own order may skip some. Size shows the level. */
function headingSize(level: number | null): string {
  if (level === null || level <= 1) return 'text-xl';
  return level === 2 ? 'text-lg' : 'text-base';
}

export interface TextBlockProps {
  readonly block: Block;
  readonly range: CharRange | null;
}

/** One block of a document's text, with the part in question marked. */
export const TextBlock = memo(function TextBlock({ block, range }: TextBlockProps): ReactElement {
  const marked = range === null ? null : markRange(block, range);
  if (block.kind === 'table') {
    const rows = tableRows(block.text);
    if (rows !== null) return <TableBlock rows={rows} range={range === null ? null : shifted(range, -block.charStart)} />;
  }
  const content: ReactNode =
    marked === null ? (
      block.text
    ) : (
      <>
        {marked.before}
        <mark data-mark className="rounded-sm bg-mark text-mark-ink box-decoration-clone px-0.5 py-0.5">
          {marked.marked}
        </mark>
        {marked.after}
      </>
    );
  const element = block.kind === 'heading' ? 'h3' : block.kind === 'code' ? 'pre' : 'p';
  return createElement(
    element,
    { className: cx(STYLES[block.kind] ?? STYLES.paragraph, block.kind === 'heading' && headingSize(block.level)) },
    content,
  );
});

function shifted({ charStart, charEnd }: CharRange, by: number): CharRange {
  return { charStart: charStart + by, charEnd: charEnd + by };
}
