import { cleanCharacters, cleanLayout } from '../clean-text.js';
import type { ParserInput, ParserOutcome } from '../parser.js';
import { readText } from './decode-text.js';

/** Plain text: blank lines part the paragraphs; line breaks inside of them stay, they may mean something. */
export async function parseText(input: ParserInput): Promise<ParserOutcome> {
  for (const paragraph of cleanCharacters(await readText(input.path)).split(/\n(?:[^\S\n]*\n)+/)) {
    input.emit({ kind: 'paragraph', level: null, page: null, text: cleanLayout(paragraph) });
  }
  return { pageCount: null, title: null };
}
