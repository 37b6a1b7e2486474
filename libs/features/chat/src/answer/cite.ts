import type { Box, Citation, SearchResult } from '@assist/contracts';

/** A range of a passage's text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Source `n`: the whole passage, or the quoted part of it where its place in the document can be told. */
export function cite(n: number, passage: SearchResult, quoted?: Range): Citation {
  const whole = { start: 0, end: passage.text.length };
  const range = quoted ?? whole;
  const exact = passage.charEnd - passage.charStart === passage.text.length;
  const boxes = quoted === undefined ? passage.boxes : boxesOf(passage, quoted);
  return {
    n,
    documentId: passage.documentId,
    chunkId: passage.chunkId,
    title: passage.title,
    page: boxes[0]?.page ?? passage.page,
    boxes,
    headingPath: passage.headingPath,
    quote: passage.text.slice(range.start, range.end),
    charStart: exact ? passage.charStart + range.start : passage.charStart,
    charEnd: exact ? passage.charStart + range.end : passage.charEnd,
    score: passage.score,
  };
}

/** Boxes around the estimated place that are kept as well. */
const SLACK = 1;

/**
 * The boxes that the quoted part probably lies in. A passage knows its boxes in reading order but not which characters
 * each holds; their areas say how the text is spread over them, and a neighbour on each side covers the error.
 */
function boxesOf(passage: SearchResult, quoted: Range): Box[] {
  const { boxes, text } = passage;
  const areas = boxes.map((box) => Math.max(box.w * box.h, Number.MIN_VALUE));
  const total = areas.reduce((sum, area) => sum + area, 0);
  if (boxes.length <= 2 || text.length === 0) return [...boxes];
  let before = 0;
  const hit = areas.map((area) => {
    const from = (before / total) * text.length;
    before += area;
    return from < quoted.end && (before / total) * text.length > quoted.start;
  });
  const first = Math.max(0, hit.indexOf(true) - SLACK);
  const last = hit.lastIndexOf(true) + SLACK;
  return boxes.slice(first, last + 1);
}
