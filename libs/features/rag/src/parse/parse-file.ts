import { parseDocx } from './docx/docx-parser.js';
import { sniff, type Format } from './format/sniff.js';
import { parseMarkdown } from './format/markdown-parser.js';
import { parseText } from './format/text-parser.js';
import { parseHtml } from './html/html-parser.js';
import type { Parser, ParserInput, ParserOutcome } from './parser.js';
import { parsePdf } from './pdf/pdf-parser.js';

const PARSERS: Readonly<Record<Format, Parser>> = { pdf: parsePdf, docx: parseDocx, html: parseHtml, markdown: parseMarkdown, text: parseText };

/** Finds the format of a file and reads it; runs in the process of the parser only. Throws `ParseFailure`. */
export async function parseFile(input: ParserInput): Promise<ParserOutcome & { readonly format: Format }> {
  const format = await sniff(input.path, input.extension);
  return { format, ...(await PARSERS[format](input)) };
}
