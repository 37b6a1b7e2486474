import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ParsedBlock } from '../src/parse/block.js';
import { DocumentBuilder } from '../src/parse/document-builder.js';
import { parseFile } from '../src/parse/parse-file.js';
import { docxParagraph, docxTable, makeDocx } from './fixtures/make-docx.js';
import { makePdf, type PdfLine } from './fixtures/make-pdf.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assist-parse-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function parse(name: string, content: Buffer | string): Promise<ParsedBlock[]> {
  const path = join(folder, 'file');
  await writeFile(path, content);
  const blocks: ParsedBlock[] = [];
  const builder = new DocumentBuilder((block) => blocks.push(block));
  await parseFile({
    path,
    extension: name.split('.').at(-1) ?? '',
    emit: (block) => {
      builder.add(block);
    },
    progress: () => undefined,
  });
  return blocks;
}

const shape = (blocks: readonly ParsedBlock[]): string[] =>
  blocks.map((block) => `${block.kind}${block.level === null ? '' : String(block.level)}: ${block.text}`);
const lines = (texts: readonly string[], place: { x?: number; y?: number; size?: number } = {}): PdfLine[] =>
  texts.map((text, at) => ({
    text,
    x: place.x ?? 60,
    y: (place.y ?? 700) - at * (place.size ?? 10) * 1.2,
    size: place.size ?? 10,
  }));

describe('PDF', () => {
  it('joins lines to paragraphs, resolves hyphens and tells headings by their size', async () => {
    const blocks = await parse(
      'a.pdf',
      makePdf([
        [
          { text: 'Betriebsanleitung', x: 60, y: 780, size: 22, bold: true },
          { text: '1 Einleitung', x: 60, y: 740, size: 15, bold: true },
          ...lines([
            'Die Daten-',
            'bank liegt im Keller und enthält Daten-',
            'und Textfelder, die E-',
            'Mail-Adressen und mehr.',
          ]),
          ...lines(['Ein zweiter Absatz.'], { y: 620 }),
        ],
      ]),
    );
    expect(shape(blocks)).toEqual([
      'heading1: Betriebsanleitung',
      'heading2: 1 Einleitung',
      'paragraph: Die Datenbank liegt im Keller und enthält Daten- und Textfelder, die E-Mail-Adressen und mehr.',
      'paragraph: Ein zweiter Absatz.',
    ]);
  });

  it('gives each line its place in the text and on the page', async () => {
    const [block] = await parse(
      'a.pdf',
      makePdf([
        [
          { text: 'Die erste Zeile mit einer Daten-', x: 59.5, y: 700 },
          { text: 'bank darin', x: 59.5, y: 688 },
        ],
      ]),
    );
    expect(block?.lines.map((line) => block.text.slice(line.charStart, line.charEnd))).toEqual([
      'Die erste Zeile mit einer Daten',
      'bank darin',
    ]);
    const box = block?.lines[1]?.box;
    expect(box).toMatchObject({ page: 1, x: 0.1 });
    expect(box?.y).toBeCloseTo((842 - 688 - 8) / 842, 3);
    expect(box?.h).toBeCloseTo(10.2 / 842, 3);
  });

  it('reads columns one after the other, below and above what spans them', async () => {
    const left = Array.from({ length: 8 }, (_, at) => `links Zeile ${String(at)} mit viel laufendem Text`);
    const right = Array.from({ length: 8 }, (_, at) => `rechts Zeile ${String(at)} mit viel laufendem Text`);
    const blocks = await parse(
      'a.pdf',
      makePdf([
        [
          { text: 'Ein Titel der über die beiden Spalten der ganzen Seite bis weit nach rechts hinüber reicht', x: 60, y: 780 },
          ...lines(left),
          ...lines(right, { x: 310 }),
          {
            text: 'Eine Zeile unter beiden Spalten, die ebenfalls über die ganze Breite der Seite reicht und endet',
            x: 60,
            y: 560,
          },
        ],
      ]),
    );
    const text = blocks.map((block) => block.text).join(' ');
    expect(text.indexOf('Titel')).toBeLessThan(text.indexOf('links Zeile 0'));
    expect(text.indexOf('links Zeile 7')).toBeLessThan(text.indexOf('rechts Zeile 0'));
    expect(text.indexOf('rechts Zeile 7')).toBeLessThan(text.indexOf('Eine Zeile unter'));
  });

  it('reads aligned cells as a table, row by row', async () => {
    const rows = [
      ['Teil', 'Menge', 'Preis'],
      ['Pumpe', '2', '1.200,00'],
      ['Filter', '14', '8,50'],
      ['Ventil', '3', '99,90'],
    ];
    const cells = rows.flatMap((row, at) => row.map((text, column) => ({ text, x: 60 + column * 150, y: 700 - at * 16 })));
    const blocks = await parse('a.pdf', makePdf([[...lines(['Eine Liste der Teile:'], { y: 740 }), ...cells]]));
    expect(shape(blocks).at(-1)).toBe(
      'table: | Teil | Menge | Preis |\n| --- | --- | --- |\n| Pumpe | 2 | 1.200,00 |\n| Filter | 14 | 8,50 |\n| Ventil | 3 | 99,90 |',
    );
    expect(blocks.at(-1)?.lines).toHaveLength(5);
  });

  it('drops running headers, footers and page numbers, and joins a paragraph over a page end', async () => {
    const page = (number: number): PdfLine[] => [
      { text: 'Musterwerk GmbH, Handbuch 2026', x: 60, y: 810 },
      ...lines([`Inhalt der Seite ${['null', 'eins', 'zwei', 'drei', 'vier', 'fünf'][number] ?? ''} der weiter geht`]),
      { text: `Kapitel ${String(Math.ceil(number / 2))}`, x: 60, y: 30 },
      { text: String(number + 7), x: 500, y: 30 },
    ];
    const blocks = await parse('a.pdf', makePdf([1, 2, 3, 4, 5].map(page)));
    expect(shape(blocks)).toEqual(
      ['eins', 'zwei', 'drei', 'vier', 'fünf'].map((word) => `paragraph: Inhalt der Seite ${word} der weiter geht`),
    );
    const over = await parse('b.pdf', makePdf([lines(['Ein Satz der am Ende der Seite nicht zu']), lines(['ende ist.'])]));
    expect(over.map((block) => [block.text, block.lines.map((line) => line.box.page)])).toEqual([
      ['Ein Satz der am Ende der Seite nicht zu ende ist.', [1, 2]],
    ]);
  });

  it('reads lists as items', async () => {
    const blocks = await parse(
      'a.pdf',
      makePdf([lines(['Zu tun:', '- Filter wechseln und', 'Deckel schließen', '- Ventil öffnen'])]),
    );
    expect(shape(blocks)).toEqual(['paragraph: Zu tun:', 'list: - Filter wechseln und Deckel schließen\n- Ventil öffnen']);
  });
});

describe('DOCX', () => {
  it('keeps headings, tables and page headers', async () => {
    const blocks = await parse(
      'a.docx',
      makeDocx(
        docxParagraph('Wartung', 'Heading1') +
          docxParagraph('Ein Absatz.') +
          docxTable([
            ['Teil', 'Wert'],
            ['Filter | rund', '42'],
          ]),
        { header: 'Kopfzeile Musterwerk' },
      ),
    );
    expect(shape(blocks)).toEqual([
      'paragraph: Kopfzeile Musterwerk',
      'heading1: Wartung',
      'paragraph: Ein Absatz.',
      'table: | Teil | Wert |\n| --- | --- |\n| Filter \\| rund | 42 |',
    ]);
  });
});

describe('HTML', () => {
  it('reads what a reader reads', async () => {
    const blocks = await parse(
      'a.html',
      `<!doctype html><title>T</title><nav>Menü</nav><script>x</script><h2>Titel <b>zwei</b></h2>
      Lose <i>Worte</i><p>Ein<br>Absatz&nbsp;hier</p><ul><li>eins<ul><li>innen</li></ul><li>zwei</ul><ol start=3><li>drei</ol><pre>a\n  b</pre>
      <table><caption>Tab</caption><tr><th>A<th>B</tr><tr><td rowspan=2>x<td>1</tr><tr><td>2</tr></table>
      <table><tr><td><p>Layout</p><table><tr><td>tief</table></table>`,
    );
    expect(shape(blocks)).toEqual([
      'heading2: Titel zwei',
      'paragraph: Lose Worte',
      'paragraph: Ein Absatz hier',
      'list: - eins\n  - innen\n- zwei',
      'list: 3. drei',
      'code: a\n  b',
      'caption: Tab',
      'table: | A | B |\n| --- | --- |\n| x | 1 |\n| x | 2 |',
      'paragraph: Layout',
      'table: | tief |',
    ]);
  });

  it.each([
    ['UTF-8', Buffer.from('<p>Größe</p>')],
    ['Windows-1252', Buffer.from('<p>Größe</p>', 'latin1')],
    ['UTF-16', Buffer.from('\ufeff<p>Größe</p>', 'utf16le')],
    ['UTF-8 with a mark', Buffer.from('\ufeff<p>Größe</p>')],
  ])('reads umlauts in %s', async (_, content) => expect(shape(await parse('a.html', content))).toEqual(['paragraph: Größe']));
});

describe('Markdown and text', () => {
  it('reads CommonMark with tables and front matter', async () => {
    const blocks = await parse(
      'a.md',
      '---\ntitle: T\n---\n# Eins\n\nText *mit*\nUmbruch  \nund [Link](x).\n\n1. eins\n2. zwei\n   - innen\n\n> Zitat\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nif (a) {\n  b();\n}\n```\n\n<div>roh</div>\n',
    );
    expect(shape(blocks)).toEqual([
      'heading1: Eins',
      'paragraph: Text mit Umbruch und Link.',
      'list: 1. eins\n2. zwei\n  - innen',
      'paragraph: Zitat',
      'table: | a | b |\n| --- | --- |\n| 1 | 2 |',
      'code: if (a) {\n  b();\n}',
      'paragraph: roh',
    ]);
  });

  it.each([
    ['UTF-8', Buffer.from('Größe\r\n\r\nZwei')],
    ['Windows-1252', Buffer.from('Größe\n\nZwei', 'latin1')],
    ['UTF-16', Buffer.from('\ufeffGröße\n\nZwei', 'utf16le')],
  ])('reads text in %s', async (_, content) =>
    expect(shape(await parse('a.txt', content))).toEqual(['paragraph: Größe', 'paragraph: Zwei']),
  );

  it('keeps no character that a database refuses', async () => {
    const [block] = await parse('a.md', `A\u0001B\u200b C ${'und mehr Text '.repeat(10)}`);
    expect(block?.text).toMatch(/^AB C und/);
  });
});
