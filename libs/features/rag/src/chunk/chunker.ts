import { BLOCK_SEPARATOR, type BlockKind, type ParsedBlock } from '../parse/block.js';
import { CHUNK_LIMITS, type Chunk, type ChunkLimits } from './chunk.js';
import { HeadingPath } from './heading-path.js';
import { linesOfPiece, splitBlock, wholePiece, type Piece } from './split-block.js';
import { charsOfTokens } from './token-estimate.js';

/** Headings up to this level begin a chunk. */
const SECTION_LEVEL = 3;

/** Gathers the blocks of a document, in their order, into chunks. */
export class Chunker {
  readonly #emit: (chunk: Chunk) => void;
  readonly #minChars: number;
  readonly #maxChars: number;
  readonly #path = new HeadingPath();
  #pieces: Piece[] = [];
  #headings: readonly string[] = [];
  #chars = 0;
  #emitted = 0;

  constructor(emit: (chunk: Chunk) => void, limits: ChunkLimits = CHUNK_LIMITS) {
    this.#emit = emit;
    this.#minChars = charsOfTokens(limits.minTokens);
    this.#maxChars = charsOfTokens(limits.maxTokens);
  }

  get count(): number {
    return this.#emitted;
  }

  add(block: ParsedBlock): void {
    if (block.kind === 'heading') this.#heading(block, block.level ?? 6);
    else if (block.text.length > this.#maxChars) this.#long(block);
    else this.#put(wholePiece(block));
  }

  /** Emits what is left; call it once after the last block. */
  end(): void {
    this.#flush();
  }

  #heading(block: ParsedBlock, level: number): void {
    if (level <= SECTION_LEVEL || this.#chars >= this.#minChars) {
      const parent = this.#onlyHeadings() && level > (this.#pieces.at(-1)?.block.level ?? 6);
      if (parent) this.#clear();
      this.#flush();
    }
    this.#path.enter(level, block.text);
    this.#put(wholePiece(block));
  }

  #long(block: ParsedBlock): void {
    if (!this.#onlyHeadings()) this.#flush();
    for (const piece of splitBlock(block, Math.max(this.#maxChars / 2, this.#maxChars - this.#chars))) {
      this.#put(piece);
      if (piece.charEnd < block.charEnd) this.#flush();
    }
  }

  #put(piece: Piece): void {
    const chars = piece.prefix.length + piece.text.length + BLOCK_SEPARATOR.length;
    if (this.#pieces.length > 0 && this.#chars + chars > this.#maxChars && !this.#onlyHeadings()) this.#flush();
    if (this.#pieces.length === 0) this.#headings = this.#path.titles;
    this.#pieces.push(piece);
    this.#chars += chars;
  }

  #onlyHeadings(): boolean {
    return this.#pieces.every((piece) => piece.block.kind === 'heading');
  }

  #flush(): void {
    const [first] = this.#pieces;
    const last = this.#pieces.at(-1);
    if (first === undefined || last === undefined) return;
    this.#emit({
      ordinal: this.#emitted,
      kind: mainKind(this.#pieces),
      page: pageOf(first),
      text: this.#pieces.map((piece) => piece.prefix + piece.text).join(BLOCK_SEPARATOR),
      charStart: first.charStart,
      charEnd: last.charEnd,
      headingPath: this.#headings,
      lines: this.#pieces.flatMap(linesOfPiece),
    });
    this.#emitted += 1;
    this.#clear();
  }

  #clear(): void {
    this.#pieces = [];
    this.#chars = 0;
  }
}

/** A later part of a block may stand on a later page than the block begins on. */
function pageOf(piece: Piece): number | null {
  return linesOfPiece(piece)[0]?.box.page ?? piece.block.page;
}

function mainKind(pieces: readonly Piece[]): BlockKind {
  return pieces.reduce((best, piece) => (piece.text.length > best.text.length ? piece : best)).block.kind;
}
