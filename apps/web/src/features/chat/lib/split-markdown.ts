const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const CONTINUES = /^(\s|[-*+]\s|\d{1,9}[.)]\s|>|\|)/;

/**
 * Cuts markdown into blocks that can be rendered apart from each other: at blank lines outside code fences, but not
 * inside lists, quotes and tables. While an answer grows only its last block changes, so only that is parsed again.
 */
export function splitMarkdown(text: string): readonly string[] {
  const blocks: string[] = [];
  let current: string[] = [];
  let fence: string | null = null;
  let blankBefore = false;
  for (const line of text.split('\n')) {
    if (
      fence === null &&
      blankBefore &&
      line.trim() !== '' &&
      !CONTINUES.test(line) &&
      current.some((kept) => kept.trim() !== '')
    ) {
      blocks.push(current.join('\n').trimEnd());
      current = [];
    }
    fence = nextFence(fence, line);
    blankBefore = line.trim() === '';
    current.push(line);
  }
  const last = current.join('\n').trimEnd();
  return last === '' ? blocks : [...blocks, last];
}

function nextFence(open: string | null, line: string): string | null {
  const marks = FENCE.exec(line)?.[1];
  if (marks === undefined) return open;
  if (open === null) return marks;
  const closes = marks[0] === open[0] && marks.length >= open.length && line.trim() === marks;
  return closes ? null : open;
}
