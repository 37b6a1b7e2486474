import type { Row } from './rows.js';

export interface RowsOfPage {
  readonly rows: readonly Row[];
  readonly height: number;
}

/** Share of the page's height in which headers and footers stand, and of the pages on which they repeat; with fewer pages only a bare page number is sure. */
const ZONE = 0.12;
const REPEATED = 0.6;
const MIN_PAGES = 4;

/**
 * Rows of each page without running headers and footers: rows at the edge that come back with the same text (numbers
 * aside) at the same height on most pages, or on most left or right pages, and rows that carry the running page number.
 */
export function withoutRunningLines(pages: readonly RowsOfPage[]): readonly (readonly Row[])[] {
  if (pages.length < 2) return pages.map((page) => page.rows);
  const few = pages.length < MIN_PAGES;
  const repeated = few ? new Set<string>() : repeatedKeys(pages);
  const offset = pageNumberOffset(pages);
  return pages.map((page, index) => {
    const edges = new Set(edgeRows(page));
    return page.rows.filter(
      (row) => !edges.has(row) || !(repeated.has(keyOf(row, page)) || hasNumber(row, index + offset, few ? 8 : 150)),
    );
  });
}

function repeatedKeys(pages: readonly RowsOfPage[]): ReadonlySet<string> {
  const counts = new Map<string, [even: number, odd: number]>();
  pages.forEach((page, index) => {
    for (const key of new Set(edgeRows(page).map((row) => keyOf(row, page)))) {
      const count = counts.get(key) ?? [0, 0];
      count[index % 2 === 0 ? 0 : 1] += 1;
      counts.set(key, count);
    }
  });
  const [even, odd] = [Math.ceil(pages.length / 2), Math.floor(pages.length / 2)];
  const running = [...counts].filter(([, [onEven, onOdd]]) => onEven > even * REPEATED || onOdd > odd * REPEATED);
  return new Set(running.map(([key]) => key));
}

/** The two outermost rows at the top and at the bottom, when they stand in the edge zone. */
function edgeRows(page: RowsOfPage): readonly Row[] {
  const top = page.rows.slice(0, 2).filter((row) => row.base < page.height * ZONE);
  const bottom = page.rows.slice(-2).filter((row) => row.base > page.height * (1 - ZONE));
  return [...top, ...bottom];
}

function textOf(row: Row): string {
  return row.segments.map((segment) => segment.text).join(' ');
}

function keyOf(row: Row, page: RowsOfPage): string {
  return `${String(Math.round((row.base / page.height) * 50))} ${textOf(row).replace(/\d+/g, '#')}`;
}

function numbersOf(row: Row): readonly number[] {
  return (textOf(row).match(/(?<![\d.,])\d{1,4}(?![\d.,]\d)/g) ?? []).map(Number);
}

function hasNumber(row: Row, wanted: number, maxChars: number): boolean {
  return !Number.isNaN(wanted) && textOf(row).length <= maxChars && numbersOf(row).includes(wanted);
}

/** What the printed page number is ahead of the page's index; NaN when too few pages print one. */
function pageNumberOffset(pages: readonly RowsOfPage[]): number {
  const counts = new Map<number, number>();
  pages.forEach((page, index) => {
    const offsets = edgeRows(page)
      .flatMap(numbersOf)
      .map((value) => value - index);
    for (const offset of new Set(offsets)) counts.set(offset, (counts.get(offset) ?? 0) + 1);
  });
  const [best, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [Number.NaN, 0]);
  return count > pages.length / 2 ? best : Number.NaN;
}
