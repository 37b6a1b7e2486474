import type { SearchResult } from '@assist/contracts';
import type { Range } from './cite.js';
import { piecesOf, type Piece } from './text-structure.js';

/** A longer lead-in is a sentence that speaks for itself. */
const MAX_LEAD_IN = 80;
/** Items of a list or rows of a table that come with what introduces them. */
const MAX_ITEMS = 8;
const MAX_CHARACTERS = 900;
const MAX_LEAD_INS = 3;

/**
 * What is quoted for a run of sentences: with the text that a heading or a lead-in belongs to, since those say nothing
 * alone; without headings that the source is named by anyway.
 */
export function quoteRange<Quoted extends Range>(quoted: Quoted, passage: Pick<SearchResult, 'text' | 'headingPath'>): Quoted {
  const pieces = piecesOf(passage.text);
  const first = pieces.findIndex((piece) => piece.end > quoted.start);
  const last = pieces.findLastIndex((piece) => piece.start < quoted.end);
  if (first < 0 || last < first) return quoted;
  const isNamed = ({ kind, text }: Piece): boolean => kind === 'heading' && passage.headingPath.includes(text);
  const whole = pieces.slice(first, lastWithText(passage.text, pieces, last) + 1);
  const told = whole.slice(
    Math.max(
      0,
      whole.findIndex((piece) => !isNamed(piece)),
    ),
  );
  return { ...quoted, start: told[0]?.start ?? quoted.start, end: told.at(-1)?.end ?? quoted.end };
}

function lastWithText(text: string, pieces: readonly Piece[], from: number): number {
  let last = from;
  for (let round = 0; round < MAX_LEAD_INS && last + 1 < pieces.length && isLeadIn(pieces[last]); round += 1) {
    last = lastOfGroup(text, pieces, last + 1);
  }
  return last;
}

function isLeadIn(piece: Piece | undefined): boolean {
  if (piece === undefined || piece.kind === 'row') return false;
  if (piece.kind === 'heading' || piece.kind === 'header' || piece.kind === 'rule' || piece.text.endsWith(':')) return true;
  return piece.kind === 'text' && piece.text.length <= MAX_LEAD_IN && !/[.!?…"“”»)]$/.test(piece.text);
}

/** The last piece of the list or table that begins at `from`, or of its beginning when it is long; `from` for others. */
function lastOfGroup(text: string, pieces: readonly Piece[], from: number): number {
  const begin = pieces[from];
  if (begin === undefined || begin.kind === 'text' || begin.kind === 'heading') return from;
  let items = 0;
  let last = from;
  for (let at = from; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece === undefined || !isOfGroup(text, begin, pieces[at - 1], piece)) break;
    if (piece.kind === 'item' || piece.kind === 'row') items += 1;
    if (items > MAX_ITEMS || (at > from && piece.end - begin.start > MAX_CHARACTERS)) break;
    last = at;
  }
  return last;
}

function isOfGroup(text: string, begin: Piece, before: Piece | undefined, piece: Piece): boolean {
  if (begin.kind !== 'item') return piece.kind === 'header' || piece.kind === 'rule' || piece.kind === 'row';
  return piece.kind === 'item' || !text.slice(before?.end, piece.start).includes('\n');
}
