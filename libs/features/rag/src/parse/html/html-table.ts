import { isTag, type AnyNode, type Element } from 'domhandler';
import { cleanLine } from '../clean-text.js';
import { tableText } from '../format/table-text.js';
import { textOf } from './html-text.js';

const MAX_SPAN = 100;

/** Tables that place a page's parts, rather than show values: their cells are read as a page. */
export function isLayoutTable(table: Element): boolean {
  if (table.attribs['role'] === 'presentation') return true;
  return contains(table.childNodes, (inner) => inner.name === 'table' || /^h[1-6]$/.test(inner.name), 0);
}

/** The table as text, its spanned cells repeated, and its caption. */
export function tableOf(table: Element): { readonly caption: string; readonly text: string } {
  const parts = table.childNodes.filter(isTag);
  const rows = parts.flatMap((part) =>
    part.name === 'tr' ? [part] : part.childNodes.filter(isTag).filter((row) => row.name === 'tr'),
  );
  const headerRows = rows.findIndex((row) => !isHeaderRow(row));
  const caption = parts.find((part) => part.name === 'caption');
  // Most tables that do not mark their header have it in the first row.
  const text = tableText(gridOf(rows), Math.max(1, headerRows));
  return { caption: caption ? cleanLine(textOf(caption)) : '', text };
}

function isHeaderRow(row: Element): boolean {
  const cells = row.childNodes.filter(isTag);
  const parent = row.parent;
  return (
    (parent !== null && isTag(parent) && parent.name === 'thead') ||
    (cells.length > 0 && cells.every((cell) => cell.name === 'th'))
  );
}

/** Rows of cells; `colspan` and `rowspan` repeat their text, so that each row can be read alone. */
function gridOf(rows: readonly Element[]): readonly (readonly string[])[] {
  const pending = new Map<number, { text: string; left: number }>();
  return rows.map((row) => {
    const line: string[] = [];
    for (const cell of row.childNodes.filter(isTag).filter((child) => child.name === 'td' || child.name === 'th')) {
      takePending(pending, line);
      const text = cleanLine(textOf(cell));
      const rowSpan = span(cell, 'rowspan');
      for (let width = span(cell, 'colspan'); width > 0; width -= 1) {
        if (rowSpan > 1) pending.set(line.length, { text, left: rowSpan - 1 });
        line.push(text);
      }
    }
    takePending(pending, line);
    return line;
  });
}

function takePending(pending: Map<number, { text: string; left: number }>, line: string[]): void {
  for (let above = pending.get(line.length); above && above.left > 0; above = pending.get(line.length)) {
    above.left -= 1;
    if (above.left === 0) pending.delete(line.length);
    line.push(above.text);
  }
}

function span(cell: Element, name: 'colspan' | 'rowspan'): number {
  const value = Number.parseInt(cell.attribs[name] ?? '1', 10);
  return Number.isFinite(value) ? Math.min(Math.max(value, 1), MAX_SPAN) : 1;
}

function contains(nodes: readonly AnyNode[], wanted: (element: Element) => boolean, depth: number): boolean {
  if (depth > 200) return true;
  return nodes.some((node) => isTag(node) && (wanted(node) || contains(node.childNodes, wanted, depth + 1)));
}
