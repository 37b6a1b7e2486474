import type { Locale } from '../../../i18n/locale';

/** A spreadsheet would take it for a formula (OWASP: CSV injection); the names of models, groups and people are anybody's. */
const FORMULA = /^[\t\r\n ]*[=+\-@＝＋－＠]/u;
const NEEDS_QUOTES = /[",;\r\n]/;

/** RFC 4180, with the mark that lets spreadsheets read UTF-8, and the separator that they expect in a language. */
export function toCsv(rows: ReadonlyArray<ReadonlyArray<string | number>>, locale: Locale): string {
  const separator = locale === 'de' ? ';' : ',';
  return `\ufeff${rows.map((row) => `${row.map(cell).join(separator)}\r\n`).join('')}`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) || text !== value ? `"${text.replaceAll('"', '""')}"` : text;
}
