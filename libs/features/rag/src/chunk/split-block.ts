import type { LineBox, ParsedBlock } from '../parse/block.js';
import { splitTableText } from '../parse/format/table-text.js';
import { sentenceSpans, type Span } from './sentences.js';

/** A block or a part of one. `prefix` is text of the block that is repeated before the part. */
export interface Piece {
  readonly block: ParsedBlock;
  readonly text: string;
  readonly charStart: number;
  readonly charEnd: number;
  readonly prefix: string;
}

export function wholePiece(block: ParsedBlock): Piece {
  return { block, text: block.text, charStart: block.charStart, charEnd: block.charEnd, prefix: '' };
}

/** Lines of the block that stand in the piece. */
export function linesOfPiece(piece: Piece): readonly LineBox[] {
  return piece.block.lines.filter((line) => line.charStart < piece.charEnd && line.charEnd > piece.charStart);
}

/**
 * Parts of a block of at most `maxChars` characters: sentences of a paragraph, with the last one of a part again at the
 * start of the next; rows of a table under its header; lines of lists and code. What has no such place is cut at a word.
 */
export function splitBlock(block: ParsedBlock, maxChars: number): readonly Piece[] {
  const header = block.kind === 'table' ? splitTableText(block.text).header.join('\n') : '';
  const prefix = header === '' || header.length > maxChars / 3 ? '' : `${header}\n`;
  const units = unitsOf(block, prefix.length).flatMap((unit) => shorten(block.text, unit, maxChars - prefix.length));
  const overlapping = block.kind === 'paragraph';
  const pieces: Piece[] = [];
  for (let first = 0; first < units.length;) {
    const end = fillUntil(units, first, maxChars - prefix.length);
    pieces.push(pieceOf(block, units, first, end, pieces.length === 0 && prefix !== '' ? '' : prefix));
    if (end >= units.length) break;
    first = overlapping && end - first > 1 && length(units[end - 1]) < maxChars / 4 ? end - 1 : end;
  }
  return pieces;
}

function pieceOf(block: ParsedBlock, units: readonly Span[], first: number, end: number, prefix: string): Piece {
  const isTableStart = block.kind === 'table' && prefix === '' && first === 0;
  const start = isTableStart ? 0 : (units[first]?.start ?? 0);
  const stop = units[end - 1]?.end ?? block.text.length;
  return {
    block,
    text: block.text.slice(start, stop),
    charStart: block.charStart + start,
    charEnd: block.charStart + stop,
    prefix,
  };
}

function unitsOf(block: ParsedBlock, headerLength: number): readonly Span[] {
  if (block.kind === 'paragraph' || block.kind === 'caption' || block.kind === 'heading') return sentenceSpans(block.text);
  const units: Span[] = [];
  let start = headerLength;
  for (const line of block.text.slice(headerLength).split('\n')) {
    if (line !== '') units.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return units;
}

function fillUntil(units: readonly Span[], first: number, maxChars: number): number {
  const from = units[first]?.start ?? 0;
  let end = first + 1;
  while (end < units.length && (units[end]?.end ?? 0) - from <= maxChars) end += 1;
  return end;
}

function shorten(text: string, unit: Span, maxChars: number): readonly Span[] {
  const parts: Span[] = [];
  let { start } = unit;
  while (unit.end - start > maxChars) {
    const space = text.lastIndexOf(' ', start + maxChars);
    const end = space > start + maxChars / 2 ? space : wholeCharacters(text, start + maxChars);
    parts.push({ start, end });
    start = text[end] === ' ' ? end + 1 : end;
  }
  return start < unit.end ? [...parts, { start, end: unit.end }] : parts;
}

/** Never between the halves of one character. */
function wholeCharacters(text: string, end: number): number {
  const code = text.charCodeAt(end - 1);
  return code >= 0xd800 && code < 0xdc00 ? end - 1 : end;
}

function length(span: Span | undefined): number {
  return span === undefined ? 0 : span.end - span.start;
}
