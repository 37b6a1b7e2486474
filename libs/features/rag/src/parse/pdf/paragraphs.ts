import type { FontFacts } from './font-facts.js';
import type { Rect } from './layout/boxes.js';
import type { Segment } from './layout/rows.js';

export interface PlacedLine {
  readonly flow: number;
  readonly page: number;
  readonly text: string;
  /** The segment with most of the text. */
  readonly main: Segment;
  readonly rect: Rect;
}

const BULLET = /^[•‣◦▪■●○·\uE000-\uF8FF]\s*\S|^[–*-]\s+\S/;
const NUMBER = /^(?:\(?\d{1,3}[.)]|\(?[a-z]\))\s+\S/;
const SENTENCE_END = /[.!?:;…]["'”“«»)\]]?$/;

/** True when `line` belongs to the paragraph of the line above it. */
export function continues(above: PlacedLine, line: PlacedLine, facts: FontFacts): boolean {
  if (Math.abs(line.main.size - above.main.size) > 0.12 * above.main.size) return false;
  if (above.page !== line.page || above.flow !== line.flow) return !SENTENCE_END.test(above.text) && /^\p{Ll}/u.test(line.text);
  const distance = line.main.base - above.main.base;
  if (distance < 0 || distance > facts.leading * 1.25 * Math.max(line.main.size, above.main.size)) return false;
  const indented = line.rect.x0 > above.rect.x0 + 0.8 * line.main.size;
  const short = above.rect.x1 < line.rect.x1 - 4 * line.main.size;
  return !(SENTENCE_END.test(above.text) && (indented || short));
}

/** True when `line` begins an item of a list. A number only does after a line that ended something: dates stand in prose. */
export function beginsItem(line: PlacedLine, above: PlacedLine | undefined, inList: boolean, facts: FontFacts): boolean {
  if (BULLET.test(line.text)) return true;
  if (!NUMBER.test(line.text)) return false;
  return above === undefined || inList || SENTENCE_END.test(above.text) || !continues(above, line, facts);
}
