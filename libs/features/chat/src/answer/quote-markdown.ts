import type { Range } from './cite.js';
import { quotable } from './quotable.js';
import { cellsOf, piecesOf, type Piece } from './text-structure.js';

type Block =
  | { readonly kind: 'heading'; readonly lines: string[] }
  | { readonly kind: 'text' | 'list'; readonly lines: string[] }
  | { readonly kind: 'table'; readonly header: readonly string[]; readonly lines: string[] };

/** In Markdown a line ends where two spaces do. */
const LINE_BREAK = '  ';

/**
 * A part of a document's text as a quote in Markdown that keeps its form: paragraphs apart, headings bold, lists as
 * lists, rows of a table below its header. `marker` comes behind it. Nothing of the document's own becomes active.
 */
export function quoteMarkdown(text: string, range: Range, marker: string): string {
  const blocks = blocksOf(text, range).map(linesOf);
  const lines = blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block]));
  const last = lines.at(-1) ?? '';
  if (last.startsWith('|')) lines.push('', marker);
  else lines.splice(-1, 1, `${last} ${marker}`);
  return lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}

function blocksOf(text: string, { start, end }: Range): Block[] {
  const blocks: Block[] = [];
  let done = start;
  for (const piece of piecesOf(text)) {
    if (piece.end <= start || piece.start >= end) continue;
    if (piece.kind === 'row') addRow(blocks, piece);
    else if (piece.kind === 'item') addItem(blocks, piece.text);
    else if (piece.kind === 'heading') blocks.push({ kind: 'heading', lines: [piece.text] });
    // A header is drawn with the rows below it.
    else if (piece.kind === 'text') addText(blocks, piece.text, text.slice(done, piece.start));
    done = piece.end;
  }
  return blocks;
}

function addRow(blocks: Block[], { text, header }: Piece): void {
  const last = blocks.at(-1);
  if (last?.kind === 'table' && last.header === header) last.lines.push(text);
  else blocks.push({ kind: 'table', header, lines: [text] });
}

function addItem(blocks: Block[], item: string): void {
  const last = blocks.at(-1);
  if (last?.kind === 'list') last.lines.push(item);
  else blocks.push({ kind: 'list', lines: [item] });
}

/** Goes on with the line before unless a line break of its own stands between. */
function addText(blocks: Block[], text: string, between: string): void {
  const last = blocks.at(-1);
  if (last === undefined || last.kind === 'table' || last.kind === 'heading' || /\n\s*\n/.test(between)) {
    blocks.push({ kind: 'text', lines: [text] });
  } else if (!between.includes('\n')) {
    last.lines.push(`${last.lines.pop() ?? ''} ${text}`);
  } else if (last.kind === 'text') {
    last.lines.push(text);
  } else {
    blocks.push({ kind: 'text', lines: [text] });
  }
}

function linesOf(block: Block): string[] {
  if (block.kind === 'heading') return block.lines.map((line) => `**${quotable(line)}**`);
  if (block.kind === 'list') return block.lines.map(listLine);
  if (block.kind === 'table') return tableLines(block.header, block.lines);
  const lines = block.lines.map(quotable);
  return lines.map((line, index) => (index < lines.length - 1 ? line + LINE_BREAK : line));
}

function listLine(item: string): string {
  const numbered = /^(\d{1,3})[.)]\s+(.*)$/s.exec(item);
  if (numbered !== null) return `${numbered[1]}. ${quotable(numbered[2] ?? '')}`;
  return `- ${quotable(item.replace(/^[-*+•–▪◦]\s+/, ''))}`;
}

function tableLines(header: readonly string[], rows: readonly string[]): string[] {
  const cells = rows.map(cellsOf);
  if (header.length === 0) {
    return cells.map(
      (row) =>
        `- ${row
          .filter((cell) => cell !== '')
          .map(quotable)
          .join(' · ')}`,
    );
  }
  const heads = header.map(cellsOf);
  const width = Math.max(...[...cells, ...heads].map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => at);
  const head = columns.map((at) => [...new Set(heads.map((row) => row[at] ?? ''))].join(' ').trim());
  const line = (row: readonly string[]): string => `| ${columns.map((at) => cellText(row[at] ?? '')).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(width)}`, ...cells.map(line)];
}

function cellText(cell: string): string {
  return quotable(cell).replaceAll('|', '\\|');
}
