import { cleanLine } from '../../clean-text.js';
import { unite, type Rect } from './boxes.js';
import type { Span } from './spans.js';

/** Neighbouring runs of one row without a wide gap between them: a line of a column, or a cell. */
export interface Segment extends Rect {
  readonly text: string;
  readonly base: number;
  readonly size: number;
  readonly font: string;
}

/** Segments on one base line, left to right. */
export interface Row {
  readonly segments: readonly Segment[];
  readonly base: number;
  readonly size: number;
}

/** In sizes of the font: runs this near are on one base line (superscripts too), gaps this wide part segments. */
const SAME_LINE = 0.45;
const SEGMENT_GAP = 0.85;
const WORD_GAP = 0.15;
const MARK_GAP = 4;
const LIST_MARK = /^(?:[•‣◦▪■●○–*·-]|\(?\d{1,2}[.)]|[\uE000-\uF8FF])$/;
/** Dots that lead from an entry of a table of contents to its page. */
const LEADERS = /(?:\s?[.·…]){5,}\s*/g;
const ASCENT = 0.8;
const DESCENT = 0.22;

/** Groups the runs of a page into rows, from the top. */
export function rowsOf(spans: readonly Span[]): readonly Row[] {
  const groups: { base: number; size: number; spans: Span[] }[] = [];
  for (const span of [...spans].sort((a, b) => a.base - b.base || a.x0 - b.x0)) {
    const row = groups.at(-1);
    if (row && span.base - row.base <= SAME_LINE * Math.max(row.size, span.size)) {
      row.spans.push(span);
      if (span.size > row.size) Object.assign(row, { size: span.size, base: span.base });
    } else {
      groups.push({ base: span.base, size: span.size, spans: [span] });
    }
  }
  return groups
    .map((group) => ({ base: group.base, size: group.size, segments: withoutLooseMarks(segmentsOf(group.spans)) }))
    .filter((row) => row.segments.length > 0);
}

/** The mark of a list item stands far from its text and would look like the first cell of a table row. */
function withoutLooseMarks(segments: readonly Segment[]): readonly Segment[] {
  const [mark, text, ...rest] = segments;
  if (mark === undefined || text === undefined || !LIST_MARK.test(mark.text) || text.x0 - mark.x1 > MARK_GAP * text.size) {
    return segments;
  }
  return [{ ...text, ...unite([mark, text]), text: `${mark.text} ${text.text}` }, ...rest];
}

function segmentsOf(spans: readonly Span[]): readonly Segment[] {
  const groups: Span[][] = [];
  let edge = 0;
  for (const span of [...spans].sort((a, b) => a.x0 - b.x0)) {
    const group = groups.at(-1);
    if (group && span.x0 - edge <= SEGMENT_GAP * Math.max(span.size, 6)) {
      group.push(span);
      edge = Math.max(edge, span.x1);
    } else {
      groups.push([span]);
      edge = span.x1;
    }
  }
  return groups.map(segmentOf).filter((segment) => segment.text !== '');
}

function segmentOf(spans: readonly Span[]): Segment {
  let text = '';
  let edge = Number.NEGATIVE_INFINITY;
  for (const span of spans) {
    text += span.x0 - edge > WORD_GAP * span.size && text !== '' ? ` ${span.text}` : span.text;
    edge = span.x1;
  }
  const main = spans.reduce((best, span) => (span.text.length > best.text.length ? span : best));
  const tops = spans.map((span) => span.base - ASCENT * span.size);
  const bottoms = spans.map((span) => span.base + DESCENT * span.size);
  const [x0, x1] = [Math.min(...spans.map((span) => span.x0)), Math.max(...spans.map((span) => span.x1))];
  return {
    text: cleanLine(text.replace(/\u00ad\s*$/, '-').replace(LEADERS, ' ')),
    x0,
    x1,
    top: Math.min(...tops),
    bottom: Math.max(...bottoms),
    base: main.base,
    size: main.size,
    font: main.font,
  };
}
