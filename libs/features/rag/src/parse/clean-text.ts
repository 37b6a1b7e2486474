/* eslint-disable no-control-regex -- removing control characters is the point */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u2060\ufeff\ufffe\uffff]/g;
const HALF_PAIR = /\p{Cs}/gu;
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/**
 * Characters of a text in the one form that is stored: NFC, `\n` line ends, no control characters (a database refuses
 * NUL), one kind of space, no half surrogate pairs. Layout inside of lines is kept: code needs it.
 */
export function cleanCharacters(text: string): string {
  return text
    .replace(HALF_PAIR, '\ufffd')
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(CONTROL, '');
}

/** A text whose layout means nothing: runs of white space become one space. */
export function cleanLine(text: string): string {
  return cleanCharacters(text)
    .replace(SPACES, ' ')
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Code and tables: line breaks and indentation stay, trailing space and blank edges go. By line, not by pattern: one
 * that looks for space at the end of something tries anew at every space of a run, which takes minutes for a large one.
 */
export function cleanLayout(text: string): string {
  const lines = cleanCharacters(text)
    .replace(/[\u00a0\u202f]/g, ' ')
    .split('\n')
    .map((line) => line.trimEnd());
  const [first, last] = [lines.findIndex((line) => line !== ''), lines.findLastIndex((line) => line !== '')];
  return first === -1 ? '' : lines.slice(first, last + 1).join('\n');
}
