import type { Row, Segment } from './rows.js';

/** A printed line in reading order; several segments are the cells of a table row. Lines of one column share a `flow`. */
export interface Line {
  readonly segments: readonly Segment[];
  readonly flow: number;
}

const MIN_COLUMN_ROWS = 4;
const MIN_COLUMN_CHARS = 16;
const MIN_FILL = 0.5;
const MAX_DEPTH = 4;
/** Above this many rows a page is a drawing; looking for columns would cost more than it gives. */
const MAX_ROWS = 400;
const MAX_GAPS = 1500;

/**
 * The rows of a page in reading order. A gap that runs through many rows between two sides of running text is the
 * space between two columns: the rows between full-width lines are read down its left side, then down its right side.
 */
export function readingOrder(rows: readonly Row[]): readonly Line[] {
  const flows = rows.length > MAX_ROWS ? [rows] : flowsOf(rows, 0);
  return flows.flatMap((flow, index) => flow.map((row) => ({ segments: row.segments, flow: index })));
}

function flowsOf(rows: readonly Row[], depth: number): readonly (readonly Row[])[] {
  const gutter = depth < MAX_DEPTH ? findGutter(rows) : undefined;
  if (gutter === undefined) return [rows];
  const flows: (readonly Row[])[] = [];
  for (const band of bandsOf(rows, gutter)) {
    const [left, right] = [side(band.rows, gutter, 'left'), side(band.rows, gutter, 'right')];
    if (band.spanning || !areColumns(left, right)) flows.push(band.rows);
    else flows.push(...flowsOf(left, depth + 1), ...flowsOf(right, depth + 1));
  }
  return flows;
}

/** The x position that lies in gaps of most rows, if it parts two columns of text. */
function findGutter(rows: readonly Row[]): number | undefined {
  const gaps = rows
    .flatMap((row) => row.segments.slice(1).map((segment, at) => [row.segments[at]?.x1 ?? 0, segment.x0] as const))
    .slice(0, MAX_GAPS);
  let best: { x: number; count: number } | undefined;
  for (const [from, to] of gaps) {
    const x = (from + to) / 2;
    const count = gaps.filter((gap) => gap[0] < x && x < gap[1]).length;
    if (count >= MIN_COLUMN_ROWS && (best === undefined || count > best.count)) best = { x, count };
  }
  if (best === undefined) return undefined;
  const { x } = best;
  const parted = rows.filter((row) => !crosses(row, x));
  return areColumns(side(parted, x, 'left'), side(parted, x, 'right')) ? x : undefined;
}

/** Running text fills its column line by line; the cells of a table are short or leave most of it free. */
function areColumns(left: readonly Row[], right: readonly Row[]): boolean {
  return isTextColumn(left) && isTextColumn(right);
}

function isTextColumn(rows: readonly Row[]): boolean {
  if (rows.length < MIN_COLUMN_ROWS) return false;
  const edges = rows.map((row) => [row.segments[0]?.x0 ?? 0, row.segments.at(-1)?.x1 ?? 0] as const);
  const width = Math.max(...edges.map((edge) => edge[1])) - Math.min(...edges.map((edge) => edge[0]));
  const filled = rows.map((row) => row.segments.reduce((sum, segment) => sum + segment.x1 - segment.x0, 0));
  const chars = rows.map((row) => row.segments.reduce((sum, segment) => sum + segment.text.length, 0));
  return mean(filled) >= width * MIN_FILL && mean(chars) >= MIN_COLUMN_CHARS;
}

function bandsOf(rows: readonly Row[], x: number): readonly { readonly spanning: boolean; readonly rows: readonly Row[] }[] {
  const bands: { spanning: boolean; rows: Row[] }[] = [];
  for (const row of rows) {
    const spanning = crosses(row, x);
    const band = bands.at(-1);
    if (band?.spanning === spanning) band.rows.push(row);
    else bands.push({ spanning, rows: [row] });
  }
  return bands;
}

function crosses(row: Row, x: number): boolean {
  return row.segments.some((segment) => segment.x0 < x - 1 && segment.x1 > x + 1);
}

function side(rows: readonly Row[], x: number, which: 'left' | 'right'): readonly Row[] {
  const onSide = (segment: Segment): boolean => (segment.x0 + segment.x1) / 2 < x === (which === 'left');
  return rows.map((row) => ({ ...row, segments: row.segments.filter(onSide) })).filter((row) => row.segments.length > 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
