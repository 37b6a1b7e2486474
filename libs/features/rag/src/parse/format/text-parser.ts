import { cleanCharacters, cleanLayout } from '../clean-text.js';
import type { ParserInput, ParserOutcome } from '../parser.js';
import { readText } from './decode-text.js';

/** Plain text: blank lines part the paragraphs; line breaks inside of them stay, they may mean something. */
export async function parseText(input: ParserInput): Promise<ParserOutcome> {
  let paragraph: string[] = [];
  const flush = (): void => {
    if (paragraph.length > 0) input.emit({ kind: 'paragraph', level: null, page: null, text: cleanLayout(paragraph.join('\n')) });
    paragraph = [];
  };
  for (const line of cleanCharacters(await readText(input.path)).split('\n')) {
    if (line.trim() === '') flush();
    else paragraph.push(line);
  }
  flush();
  return { pageCount: null, title: null };
}
