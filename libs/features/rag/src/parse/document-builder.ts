import { BLOCK_SEPARATOR, type LineBox, type ParsedBlock, type RawBlock } from './block.js';
import { fail } from './failure.js';

/** Longer blocks are cut, at a line or a sentence where there is one: readers get the text in windows of blocks. */
export const MAX_BLOCK_CHARS = 8000;
/** More than the largest upload has by default, and about 45 000 pages of print. */
export const MAX_DOCUMENT_CHARS = 110_000_000;

/** Gives the blocks of a document their places in its text, in the order in which they arrive. */
export class DocumentBuilder {
  #chars = 0;
  #blocks = 0;
  readonly #emit: (block: ParsedBlock) => void;

  constructor(emit: (block: ParsedBlock) => void) {
    this.#emit = emit;
  }

  get chars(): number {
    return this.#chars;
  }

  /** Empty texts are left out. Throws `too_long` above the limit of the whole document. */
  add(raw: RawBlock): void {
    if (raw.text.trim() === '') return;
    for (const part of raw.text.length > MAX_BLOCK_CHARS ? cutBlock(raw) : [raw]) this.#place(part);
  }

  #place(raw: RawBlock): void {
    const charStart = this.#blocks === 0 ? 0 : this.#chars + BLOCK_SEPARATOR.length;
    const charEnd = charStart + raw.text.length;
    if (charEnd > MAX_DOCUMENT_CHARS) fail('too_long', `more than ${String(MAX_DOCUMENT_CHARS)} characters`);
    const lines = (raw.lines ?? []).map((line) => ({
      ...line,
      charStart: line.charStart + charStart,
      charEnd: line.charEnd + charStart,
    }));
    this.#emit({
      ordinal: this.#blocks,
      kind: raw.kind,
      level: raw.level,
      page: raw.page,
      text: raw.text,
      charStart,
      charEnd,
      lines,
    });
    this.#blocks += 1;
    this.#chars = charEnd;
  }
}

function cutBlock(raw: RawBlock): readonly RawBlock[] {
  const parts: RawBlock[] = [];
  let from = 0;
  while (from < raw.text.length) {
    const to = raw.text.length - from <= MAX_BLOCK_CHARS ? raw.text.length : cutAt(raw.text, from);
    const text = raw.text.slice(from, to).trimEnd();
    parts.push({ ...raw, text, lines: linesWithin(raw.lines ?? [], from, from + text.length) });
    from = to;
  }
  return parts;
}

/** The last good place to cut before the limit: line, sentence, word, never between the halves of one character. */
function cutAt(text: string, from: number): number {
  const window = text.slice(from, from + MAX_BLOCK_CHARS);
  const half = MAX_BLOCK_CHARS / 2;
  for (const mark of ['\n', '. ', '! ', '? ', ' ']) {
    const at = window.lastIndexOf(mark);
    if (at > half) return from + at + mark.length;
  }
  const last = window.charCodeAt(MAX_BLOCK_CHARS - 1);
  return from + MAX_BLOCK_CHARS - (last >= 0xd800 && last < 0xdc00 ? 1 : 0);
}

function linesWithin(lines: readonly LineBox[], from: number, to: number): readonly LineBox[] {
  return lines
    .filter((line) => line.charStart < to && line.charEnd > from)
    .map((line) => ({ ...line, charStart: Math.max(0, line.charStart - from), charEnd: Math.min(to, line.charEnd) - from }));
}
