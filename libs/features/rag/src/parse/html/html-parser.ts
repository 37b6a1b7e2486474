import { readFile } from 'node:fs/promises';
import { load, loadBuffer, type CheerioAPI } from 'cheerio';
import { cleanLine } from '../clean-text.js';
import { utf16Mark } from '../format/text-signs.js';
import type { ParserInput, ParserOutcome } from '../parser.js';
import { isParseFailure } from '../failure.js';
import { guardedTree } from './guarded-tree.js';
import { HtmlWalker } from './html-walker.js';

/** `html`, `head`, `body`, which every page gets. */
const ELEMENTS_OF_NOTHING = 10;

/** An HTML page; its charset is found as browsers do it (mark, `meta`, else Windows-1252 for what is no UTF-8). */
export async function parseHtml(input: ParserInput): Promise<ParserOutcome> {
  return emitHtml(loadDocument(await readFile(input.path)), input.emit);
}

/** Blocks of markup that was made by another parser. */
export function parseHtmlText(html: string, emit: ParserInput['emit']): ParserOutcome {
  return emitHtml(loadGuarded(html), emit);
}

/** A tag has at least three characters, so honest pages have far fewer elements than characters. */
function loadGuarded(html: string): CheerioAPI {
  return load(html, { treeAdapter: guardedTree(ELEMENTS_OF_NOTHING + html.length) });
}

function loadDocument(bytes: Buffer): CheerioAPI {
  const mark = utf16Mark(bytes);
  if (mark) return loadGuarded(new TextDecoder(mark).decode(bytes));
  try {
    return loadGuarded(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (isParseFailure(error)) throw error;
    const treeAdapter = guardedTree(ELEMENTS_OF_NOTHING + bytes.length);
    return loadBuffer(bytes, { encoding: { defaultEncoding: 'windows-1252' }, treeAdapter });
  }
}

function emitHtml($: CheerioAPI, emit: ParserInput['emit']): ParserOutcome {
  const title = cleanLine($('head title').first().text());
  const walker = new HtmlWalker(emit);
  walker.walk($('body').get(0)?.childNodes ?? []);
  walker.flush();
  return { pageCount: null, title: title === '' ? null : title };
}
