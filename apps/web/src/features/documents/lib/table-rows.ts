import type { CharRange } from './mark-range';

/** A row of a table. Its positions count from the beginning of the table's text. */
export interface TableRow extends CharRange {
  readonly cells: readonly string[];
  readonly isHeader: boolean;
}

const RULE = /^\|?(\s*:?-{2,}:?\s*\|)+\s*(:?-{2,}:?\s*)?$/;

/** The rows of a table block, whose text is a Markdown table; null if it isn't one. */
export function tableRows(text: string): readonly TableRow[] | null {
  const lines = linesOf(text);
  const rule = lines.findIndex((line) => RULE.test(line.text));
  const rows = lines
    .filter((line, index) => index !== rule && line.text.includes('|'))
    .map((line) => ({
      cells: cellsOf(line.text),
      isHeader: rule >= 0 && line.charStart < (lines[rule]?.charStart ?? 0),
      charStart: line.charStart,
      charEnd: line.charStart + line.text.length,
    }));
  return rows.length === 0 ? null : rows;
}

function linesOf(text: string): ReadonlyArray<{ readonly text: string; readonly charStart: number }> {
  let charStart = 0;
  return text.split('\n').map((line) => {
    const entry = { text: line, charStart };
    charStart += line.length + 1;
    return entry;
  });
}

/** Parts a line at its bars; `\|` is a bar inside a cell. */
function cellsOf(line: string): readonly string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}
