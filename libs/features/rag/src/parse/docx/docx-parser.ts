import { load } from 'cheerio';
import mammoth from 'mammoth';
import { cleanLine } from '../clean-text.js';
import { fail } from '../failure.js';
import { guardZip, readZipTexts } from '../format/zip-guard.js';
import { parseHtmlText } from '../html/html-parser.js';
import type { ParserInput, ParserOutcome } from '../parser.js';

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Titel'] => h1:fresh",
  "p[style-name='Caption'] => figcaption:fresh",
];

/** Word documents: headings, lists, tables and notes through HTML; page headers and footers from the archive. */
export async function parseDocx(input: ParserInput): Promise<ParserOutcome> {
  await guardZip(input.path);
  const { headers, footers } = await runningTexts(input.path);
  for (const text of headers) input.emit({ kind: 'paragraph', level: null, page: null, text });
  parseHtmlText(await toHtml(input.path), input.emit);
  for (const text of footers) input.emit({ kind: 'paragraph', level: null, page: null, text });
  return { pageCount: null, title: await statedTitle(input.path) };
}

async function toHtml(path: string): Promise<string> {
  try {
    const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
    return (await mammoth.convertToHtml({ path }, { styleMap: STYLES, convertImage })).value;
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return fail('damaged', 'the Word document cannot be read', error);
  }
}

/** Texts of the page headers and footers, each once: a document has up to three of them per section. */
async function runningTexts(path: string): Promise<{ readonly headers: readonly string[]; readonly footers: readonly string[] }> {
  const parts = await readZipTexts(path, /^word\/(?:header|footer)\d*\.xml$/);
  const of = (kind: string): readonly string[] => [
    ...new Set([...parts].filter(([name]) => name.startsWith(`word/${kind}`)).flatMap(([, xml]) => paragraphsOf(xml))),
  ];
  return { headers: of('header'), footers: of('footer') };
}

function paragraphsOf(xml: string): readonly string[] {
  const $ = load(xml, { xml: true });
  return $('w\\:p')
    .toArray()
    .map((paragraph) => {
      const runs = $(paragraph).find('w\\:t, w\\:tab, w\\:br').toArray();
      return cleanLine(runs.map((run) => (run.name === 'w:t' ? $(run).text() : ' ')).join(''));
    })
    .filter((text) => /\p{L}{2}/u.test(text));
}

async function statedTitle(path: string): Promise<string | null> {
  const core = (await readZipTexts(path, /^docProps\/core\.xml$/)).get('docProps/core.xml');
  const title = core === undefined ? '' : cleanLine(load(core, { xml: true })('dc\\:title').first().text());
  return title === '' ? null : title;
}
