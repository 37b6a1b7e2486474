import { sentences, type Span } from './sentences.js';

/** What a piece of a passage is, by the forms that the parsers write. */
export type PieceKind = 'header' | 'rule' | 'row' | 'item' | 'heading' | 'text';

/** A sentence, an item of a list, a heading, or a whole row of a table. */
export interface Piece extends Span {
  readonly kind: PieceKind;
  /** Of a row: the lines of the header above it. */
  readonly header: readonly string[];
}

const RULE = /^\|(?:\s*:?-{2,}:?\s*\|)+$/;
const ITEM = /^(?:[-*+•–▪◦]|\d{1,3}[.)]|[a-z]\))\s/;
const MAX_HEADING = 120;
const NO_HEADER: readonly string[] = [];

/** The pieces of a text in their order. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const span of sentences(text)) {
    const last = pieces.at(-1);
    const isRestOfRow = last?.text.startsWith('|') === true && !text.slice(last.end, span.start).includes('\n');
    if (last !== undefined && isRestOfRow) {
      pieces.splice(-1, 1, { ...last, end: span.end, text: text.slice(last.start, span.end) });
    } else {
      pieces.push({ ...span, kind: kindOf(text, span), header: NO_HEADER });
    }
  }
  return withHeaders(text, pieces);
}

function kindOf(text: string, { start, end, text: piece }: Span): PieceKind {
  const before = text.slice(Math.max(0, start - 40), start);
  const beginsLine = start === 0 || /\n[ \t]*$/.test(before);
  if (beginsLine && RULE.test(piece)) return 'rule';
  if (beginsLine && piece.startsWith('|')) return 'row';
  if (beginsLine && ITEM.test(piece)) return 'item';
  // A heading is a short line between empty ones that ends without a mark.
  const isBlock = (start === 0 || /\n\s*\n\s*$/.test(before)) && /^[ \t]*\n\s*\n/.test(text.slice(end, end + 40));
  return isBlock && piece.length <= MAX_HEADING && !/[.!?…:;,"“”»)]$/.test(piece) ? 'heading' : 'text';
}

/** In each table the rows above its rule are the header, and those below get it. */
function withHeaders(text: string, pieces: readonly Piece[]): Piece[] {
  const done: Piece[] = [];
  for (let at = 0; at < pieces.length;) {
    let end = at + 1;
    while (end < pieces.length && isSameTable(text, pieces[end - 1], pieces[end])) end += 1;
    done.push(...tableWithHeader(pieces.slice(at, end)));
    at = end;
  }
  return done;
}

function isSameTable(text: string, piece: Piece | undefined, next: Piece | undefined): boolean {
  if (piece === undefined || next === undefined) return false;
  const isRow = (one: Piece): boolean => one.kind === 'row' || one.kind === 'rule';
  return isRow(piece) && isRow(next) && !/\n\s*\n/.test(text.slice(piece.end, next.start));
}

function tableWithHeader(table: readonly Piece[]): readonly Piece[] {
  const rule = table.findIndex((piece) => piece.kind === 'rule');
  if (rule < 1 || rule === table.length - 1) return table;
  const header = table.slice(0, rule).map((piece) => piece.text);
  return table.map((piece, index) => (index < rule ? { ...piece, kind: 'header' } : { ...piece, header }));
}

/** The cells of a table's row; `\|` is a bar within a cell. */
export function cellsOf(row: string): string[] {
  const inner = row.replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}
