import type { Format } from './format/extensions.js';
import { sniff } from './format/sniff.js';
import type { Parser, ParserInput, ParserOutcome } from './parser.js';

/** Each parser is loaded for its own files only: what it needs costs more to start than most files cost to read. */
const PARSERS: Readonly<Record<Format, () => Promise<Parser>>> = {
  pdf: async () => (await import('./pdf/pdf-parser.js')).parsePdf,
  docx: async () => (await import('./docx/docx-parser.js')).parseDocx,
  html: async () => (await import('./html/html-parser.js')).parseHtml,
  markdown: async () => (await import('./format/markdown-parser.js')).parseMarkdown,
  text: async () => (await import('./format/text-parser.js')).parseText,
};

/** Finds the format of a file and reads it; runs in the process of the parser only. Throws `ParseFailure`. */
export async function parseFile(input: ParserInput): Promise<ParserOutcome & { readonly format: Format }> {
  const format = await sniff(input.path, input.extension);
  const parse = await PARSERS[format]();
  return { format, ...(await parse(input)) };
}
