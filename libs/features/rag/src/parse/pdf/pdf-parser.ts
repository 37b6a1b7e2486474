import { readFile } from 'node:fs/promises';
import { getDocumentProxy } from 'unpdf';
import { cleanLine } from '../clean-text.js';
import { fail } from '../failure.js';
import type { ParserInput, ParserOutcome } from '../parser.js';
import { BlockFlow } from './block-flow.js';
import { fontFacts } from './font-facts.js';
import { readingOrder } from './layout/reading-order.js';
import { rowsOf, type Row } from './layout/rows.js';
import { withoutRunningLines } from './layout/running-lines.js';
import { spansOf, type PageFrame, type TextItem } from './layout/spans.js';
import { outlineLevels } from './outline.js';

export const MAX_PAGES = 10_000;
type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
interface PageRows {
  readonly frame: PageFrame;
  readonly height: number;
  readonly rows: readonly Row[];
}

/**
 * Text of a PDF in reading order with a box per line. Throws `encrypted` when it needs a password, `damaged` when it
 * cannot be opened, `too_long` above `MAX_PAGES`. A page that cannot be read is empty, the others are kept.
 */
export async function parsePdf(input: ParserInput): Promise<ParserOutcome> {
  const document = await openPdf(input.path);
  if (document.numPages > MAX_PAGES) fail('too_long', `more than ${String(MAX_PAGES)} pages`);
  const pages = await readPages(document, input);
  const kept = withoutRunningLines(pages);
  const lines = kept.map((rows) => readingOrder(rows));
  const flow = new BlockFlow(fontFacts(lines), await outlineLevels(document), input.emit);
  lines.forEach((pageLines, index) => {
    const frame = pages[index]?.frame;
    if (frame) flow.page(pageLines, frame);
  });
  flow.flush();
  return { pageCount: document.numPages, title: await statedTitle(document) };
}

async function openPdf(path: string): Promise<PdfDocument> {
  try {
    return await getDocumentProxy(new Uint8Array(await readFile(path)), { verbosity: 0 });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') fail('encrypted', undefined, error);
    return fail('damaged', 'the PDF cannot be opened', error);
  }
}

async function readPages(document: PdfDocument, input: ParserInput): Promise<readonly PageRows[]> {
  const pages: PageRows[] = [];
  let unreadable = 0;
  for (let page = 1; page <= document.numPages; page += 1) {
    const read = await readPage(document, page);
    if (read) pages.push(read);
    else unreadable += 1;
    input.progress({ done: page, total: document.numPages });
  }
  if (unreadable > 0 && pages.length === 0) fail('damaged', 'no page of the PDF can be read');
  return pages;
}

async function readPage(document: PdfDocument, number: number): Promise<PageRows | undefined> {
  try {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const texts = items.filter((item): item is typeof item & TextItem => 'str' in item);
    const { spans, frame } = spansOf(texts, viewport, number);
    page.cleanup();
    return { frame, height: frame.height, rows: rowsOf(spans) };
  } catch {
    return undefined;
  }
}

async function statedTitle(document: PdfDocument): Promise<string | null> {
  try {
    const { info } = await document.getMetadata();
    const title = 'Title' in info && typeof info.Title === 'string' ? cleanLine(info.Title) : '';
    return title === '' || /\.(?:docx?|pdf|tex|dvi|indd|qxd)$/i.test(title) ? null : title;
  } catch {
    return null;
  }
}
