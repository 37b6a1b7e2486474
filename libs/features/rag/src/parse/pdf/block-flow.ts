import type { BlockKind, RawBlock } from '../block.js';
import { tableText } from '../format/table-text.js';
import type { FontFacts } from './font-facts.js';
import { headingLevel } from './heading-level.js';
import { boxOf, unite } from './layout/boxes.js';
import type { Line } from './layout/reading-order.js';
import type { Segment } from './layout/rows.js';
import type { PageFrame } from './layout/spans.js';
import { tableAt, type TableRow } from './layout/tables.js';
import { LineText } from './line-text.js';
import type { OutlineLevels } from './outline.js';
import { beginsItem, continues, type PlacedLine } from './paragraphs.js';

interface OpenBlock {
  readonly kind: BlockKind;
  readonly level: number | null;
  readonly page: number;
  readonly content: LineText;
  last: PlacedLine;
}

/** Makes blocks of the lines of one page after the other; a paragraph may go on over columns and pages. */
export class BlockFlow {
  #open: OpenBlock | undefined;
  readonly #facts: FontFacts;
  readonly #outline: OutlineLevels;
  readonly #emit: (block: RawBlock) => void;

  constructor(facts: FontFacts, outline: OutlineLevels, emit: (block: RawBlock) => void) {
    this.#facts = facts;
    this.#outline = outline;
    this.#emit = emit;
  }

  page(lines: readonly Line[], frame: PageFrame): void {
    for (let at = 0; at < lines.length;) {
      const line = lines[at];
      if (line === undefined) return;
      const table = headingLevel(line.segments, this.#facts, this.#outline) === null ? tableAt(lines, at) : undefined;
      if (table) this.#table(table.rows, frame);
      else this.#line(line, frame);
      at = table ? table.end : at + 1;
    }
  }

  /** Ends the block that is open. */
  flush(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open) {
      this.#emit({ kind: open.kind, level: open.level, page: open.page, text: open.content.text, lines: open.content.lines });
    }
  }

  #line(line: Line, frame: PageFrame): void {
    const level = headingLevel(line.segments, this.#facts, this.#outline);
    const placed: PlacedLine = {
      flow: line.flow,
      page: frame.page,
      main: mainOf(line.segments),
      text: line.segments.map((segment) => segment.text).join(' '),
      rect: unite(line.segments),
    };
    const open = this.#open;
    const item = level === null && beginsItem(placed, open?.last, open?.kind === 'list', this.#facts);
    const goesOn =
      open !== undefined &&
      open.level === level &&
      (open.kind === 'list' && item ? true : !item && continues(open.last, placed, this.#facts));
    if (!goesOn) {
      this.flush();
      const kind = item ? 'list' : 'paragraph';
      this.#open = { kind: level === null ? kind : 'heading', level, page: frame.page, content: new LineText(), last: placed };
    }
    this.#open?.content.append(placed.text, boxOf(placed.rect, frame), item ? '\n' : ' ');
    if (this.#open) this.#open.last = placed;
  }

  #table(rows: readonly TableRow[], frame: PageFrame): void {
    this.flush();
    const content = new LineText();
    const texts = tableText(
      rows.map((row) => row.cells),
      1,
    ).split('\n');
    texts.forEach((text, index) => {
      const row = rows[index === 0 ? 0 : Math.max(1, index - 1)];
      if (row) content.append(text, boxOf(row.rect, frame), '\n');
    });
    this.#emit({ kind: 'table', level: null, page: frame.page, text: content.text, lines: content.lines });
  }
}

function mainOf(segments: readonly Segment[]): Segment {
  return segments.reduce((best, segment) => (segment.text.length > best.text.length ? segment : best));
}
