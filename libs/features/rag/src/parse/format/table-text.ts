import { cleanLine } from '../clean-text.js';

/**
 * A table as Markdown: one line per row, a rule after the header rows. Empty columns at the right edge are dropped; a
 * table without any text gives an empty string.
 */
export function tableText(rows: readonly (readonly string[])[], headerRows: number): string {
  const cells = rows.map((row) => row.map((cell) => cleanLine(cell).replaceAll('|', '\\|')));
  const filled = cells.filter((row) => row.some((cell) => cell !== ''));
  const width = Math.max(0, ...filled.map((row) => row.findLastIndex((cell) => cell !== '') + 1));
  if (width === 0) return '';
  const header = Math.min(Math.max(headerRows, 0), filled.length - 1);
  const lines = filled.map((row) => `| ${Array.from({ length: width }, (_, at) => row[at] ?? '').join(' | ')} |`);
  if (header > 0) lines.splice(header, 0, `|${' --- |'.repeat(width)}`);
  return lines.join('\n');
}

const RULE = /^\|(?: --- \|)+$/;

/** Header lines (rule included) and body lines of a table's text. */
export function splitTableText(text: string): { readonly header: readonly string[]; readonly body: readonly string[] } {
  const lines = text.split('\n');
  const rule = lines.slice(0, 6).findIndex((line) => RULE.test(line));
  return { header: lines.slice(0, rule + 1), body: lines.slice(rule + 1) };
}
