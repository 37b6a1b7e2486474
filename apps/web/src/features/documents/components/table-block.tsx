import type { ReactElement } from 'react';
import type { CharRange } from '../lib/mark-range';
import type { TableRow } from '../lib/table-rows';

export interface TableBlockProps {
  readonly rows: readonly TableRow[];
  /** The marked part, counted from the beginning of the table; null: none. */
  readonly range: CharRange | null;
}

/** A table of a document's text; rows that the passage touches are marked. */
export function TableBlock({ rows, range }: TableBlockProps): ReactElement {
  const touches = (row: TableRow): boolean => range !== null && row.charStart < range.charEnd && row.charEnd > range.charStart;
  return (
    <div tabIndex={0} className="overflow-x-auto">
      <table className="text-sm">
        <tbody>
          {rows.map((row) => {
            const marked = touches(row) && !row.isHeader;
            const Cell = row.isHeader ? 'th' : 'td';
            const style = row.isHeader ? 'bg-sunken font-semibold' : marked ? 'bg-mark text-mark-ink' : '';
            return (
              <tr key={row.charStart} data-mark={marked ? '' : undefined}>
                {row.cells.map((cell, column) => (
                  <Cell key={column} className={`border border-line px-2 py-1 text-left align-top ${style}`}>
                    {cell}
                  </Cell>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
