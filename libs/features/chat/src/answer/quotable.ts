/** Characters by which Markdown would make something else of a document's words: a link, an image, a tag, emphasis, a formula. */
const ACTIVE = /[\\`*[\]<>~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** Invisible; keeps a bracket and its number apart for whoever looks for markers after Markdown was read. */
const WORD_JOINER = '\u2060';

/**
 * A document's text as one line of a Markdown answer that shows exactly these words: nothing in it becomes a link or an
 * image that a browser would load, and its own "[3]" is no source of the answer.
 */
export function quotable(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line
    .replace(/\[(?=\d)/g, `[${WORD_JOINER}`)
    .replace(ACTIVE, '\\$&')
    .replace(/^[#+=-]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2');
}
