import type { Block } from '@assist/contracts';
import { createElement, memo, type ReactElement, type ReactNode } from 'react';
import { markRange, type CharRange } from '../lib/mark-range';
import { tableRows } from '../lib/table-rows';

const STYLES: Readonly<Record<Block['kind'], string>> = {
  heading: 'mt-6 text-lg font-semibold first:mt-0',
  paragraph: 'whitespace-pre-wrap',
  list: 'whitespace-pre-wrap pl-4',
  table: 'whitespace-pre-wrap overflow-x-auto font-mono text-sm',
  code: 'whitespace-pre-wrap rounded-lg bg-hover p-3 font-mono text-sm',
  caption: 'text-sm text-ink-faint',
};

export interface TextBlockProps {
  readonly block: Block;
  readonly range: CharRange | null;
}

/** One block of a document's text, with the part in question marked. */
export const TextBlock = memo(function TextBlock({ block, range }: TextBlockProps): ReactElement {
  const marked = range === null ? null : markRange(block, range);
  if (block.kind === 'table') {
    const rows = tableRows(block.text);
    if (rows !== null) return <TableBlock rows={rows} marked={marked !== null} />;
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
  const element =
    block.kind === 'heading' ? `h${Math.min(6, Math.max(3, (block.level ?? 1) + 2))}` : block.kind === 'code' ? 'pre' : 'p';
  return createElement(element, { className: STYLES[block.kind] ?? STYLES.paragraph }, content);
});

function TableBlock({
  rows,
  marked,
}: {
  readonly rows: ReadonlyArray<readonly string[]>;
  readonly marked: boolean;
}): ReactElement {
  return (
    <div
      tabIndex={0}
      data-mark={marked ? '' : undefined}
      className={marked ? 'overflow-x-auto rounded-lg outline-2 outline-offset-2 outline-mark' : 'overflow-x-auto'}
    >
      <table className="text-sm">
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td
                  key={column}
                  className={
                    marked
                      ? 'border border-line bg-mark px-2 py-1 align-top text-mark-ink'
                      : 'border border-line px-2 py-1 align-top'
                  }
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
