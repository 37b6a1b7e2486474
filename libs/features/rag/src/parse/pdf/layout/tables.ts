import { unite, type Rect } from './boxes.js';
import type { Line } from './reading-order.js';
import type { Segment } from './rows.js';

export interface TableRow {
  readonly cells: readonly string[];
  readonly rect: Rect;
}

const MIN_ROWS = 3;
type Interval = readonly [from: number, to: number];

/**
 * Rows of the table that begins at `lines[at]`, and the index after it; undefined when none begins there. A table is
 * at least three lines of one flow with several segments each whose ranges of x fall into the same columns.
 */
export function tableAt(
  lines: readonly Line[],
  at: number,
): { readonly rows: readonly TableRow[]; readonly end: number } | undefined {
  const first = lines[at];
  if (first === undefined || first.segments.length < 2) return undefined;
  let end = at;
  while (end < lines.length && lines[end]?.flow === first.flow && belongs(lines, end, at)) end += 1;
  const run = lines.slice(at, end);
  const columns = columnsOf(run.filter((line) => line.segments.length > 1).flatMap((line) => line.segments));
  if (run.filter((line) => line.segments.length > 1).length < MIN_ROWS || columns.length < 2) return undefined;
  return { rows: rowsOf(run, columns), end };
}

/** Several cells, or one line that continues a cell of the row above, near to it and not in the first column. */
function belongs(lines: readonly Line[], index: number, start: number): boolean {
  const [line, above] = [lines[index], lines[index - 1]];
  if (line === undefined) return false;
  if (line.segments.length > 1) return above === undefined || index === start || near(above, line, 4);
  const [only] = line.segments;
  const leftmost = lines[start]?.segments[0];
  return only !== undefined && above !== undefined && leftmost !== undefined && only.x0 > leftmost.x1 && near(above, line, 1.6);
}

function near(above: Line, line: Line, sizes: number): boolean {
  const [a, b] = [above.segments[0], line.segments[0]];
  return a !== undefined && b !== undefined && b.base - a.base <= sizes * Math.max(a.size, b.size);
}

/** Columns are the ranges of x that segments cover together: right-aligned numbers share one as names do. */
function columnsOf(segments: readonly Segment[]): readonly Interval[] {
  const columns: [number, number][] = [];
  for (const { x0, x1 } of [...segments].sort((a, b) => a.x0 - b.x0)) {
    const last = columns.at(-1);
    if (last && x0 <= last[1] + 1) last[1] = Math.max(last[1], x1);
    else columns.push([x0, x1]);
  }
  return columns;
}

function rowsOf(run: readonly Line[], columns: readonly Interval[]): readonly TableRow[] {
  const rows: { cells: string[]; rect: Rect }[] = [];
  for (const line of run) {
    const last = rows.at(-1);
    const row =
      line.segments.length > 1 || last === undefined ? { cells: columns.map(() => ''), rect: unite(line.segments) } : last;
    if (row !== last) rows.push(row);
    row.rect = unite([row.rect, ...line.segments]);
    for (const segment of line.segments) {
      const at = Math.max(
        0,
        columns.findLastIndex((column) => segment.x0 >= column[0] - 1),
      );
      row.cells[at] = `${row.cells[at] ?? ''} ${segment.text}`.trim();
    }
  }
  return rows;
}
