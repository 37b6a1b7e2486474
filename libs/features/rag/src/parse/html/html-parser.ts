import { readFile } from 'node:fs/promises';
import { load, loadBuffer, type CheerioAPI } from 'cheerio';
import { cleanLine } from '../clean-text.js';
import { utf16Mark } from '../format/text-signs.js';
import type { ParserInput, ParserOutcome } from '../parser.js';
import { HtmlWalker } from './html-walker.js';

/** An HTML page; its charset is found as browsers do it (mark, `meta`, else Windows-1252 for what is no UTF-8). */
export async function parseHtml(input: ParserInput): Promise<ParserOutcome> {
  return emitHtml(loadDocument(await readFile(input.path)), input.emit);
}

/** Blocks of markup that was made by another parser. */
export function parseHtmlText(html: string, emit: ParserInput['emit']): ParserOutcome {
  return emitHtml(load(html), emit);
}

function loadDocument(bytes: Buffer): CheerioAPI {
  const mark = utf16Mark(bytes);
  if (mark) return load(new TextDecoder(mark).decode(bytes));
  try {
    return load(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return loadBuffer(bytes, { encoding: { defaultEncoding: 'windows-1252' } });
  }
}

function emitHtml($: CheerioAPI, emit: ParserInput['emit']): ParserOutcome {
  const title = cleanLine($('head title').first().text());
  const walker = new HtmlWalker(emit);
  walker.walk($('body').get(0)?.childNodes ?? []);
  walker.flush();
  return { pageCount: null, title: title === '' ? null : title };
}
