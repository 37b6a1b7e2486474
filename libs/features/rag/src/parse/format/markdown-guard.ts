import { fail } from '../failure.js';

/** Quotes and lists inside of each other; what people write has less than ten. */
const MAX_DEPTH = 100;
/** Marks of links, emphasis and code, and lines under headings, in lines without an empty one between them. */
const MAX_MARKS = 10_000;
const MAX_UNDERLINES = 1000;

/**
 * Refuses text that the Markdown parser would need minutes for: the time it takes grows with the square of the depth of
 * containers and of the number of marks in one paragraph. @throws ParseFailure too_complex
 */
export function guardMarkdown(text: string): void {
  let [marks, underlines] = [0, 0];
  for (const line of text.split('\n')) {
    if (line.trim() === '') [marks, underlines] = [0, 0];
    if (containersOf(line) > MAX_DEPTH) fail('too_complex', 'quotes and lists are nested too deep');
    for (const letter of line) if (MARKS.has(letter)) marks += 1;
    if (/^\s{0,3}(?:=+|-+)\s*$/.test(line)) underlines += 1;
    if (marks > MAX_MARKS || underlines > MAX_UNDERLINES) fail('too_complex', 'a paragraph has too many marks');
  }
}

const MARKS: ReadonlySet<string> = new Set(['[', ']', '*', '_', '`', '<']);
const CONTAINER = /(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s))\s*/y;
/** A line of one repeated mark is a rule, not a list in a list. */
const RULE = /^\s*([-*_])(?:\s*\1)*\s*$/;

/** Quotes and list items that a line begins. */
function containersOf(line: string): number {
  CONTAINER.lastIndex = line.length - line.trimStart().length;
  let count = 0;
  while (count <= MAX_DEPTH && CONTAINER.test(line)) count += 1;
  return count > MAX_DEPTH && RULE.test(line) ? 0 : count;
}
