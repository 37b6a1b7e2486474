import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK_SEPARATOR, type ParsedBlock, type RawBlock } from '../parse/block.js';
import { DocumentBuilder } from '../parse/document-builder.js';
import { tableText } from '../parse/format/table-text.js';
import type { Chunk } from './chunk.js';
import { Chunker } from './chunker.js';

function chunksOf(raw: readonly Partial<RawBlock>[]): { chunks: Chunk[]; blocks: ParsedBlock[]; text: string } {
  const [chunks, blocks]: [Chunk[], ParsedBlock[]] = [[], []];
  const chunker = new Chunker((chunk) => chunks.push(chunk));
  const builder = new DocumentBuilder((block) => {
    blocks.push(block);
    chunker.add(block);
  });
  for (const block of raw) builder.add({ kind: 'paragraph', level: null, page: null, text: '', ...block });
  chunker.end();
  return { chunks, blocks, text: blocks.map((block) => block.text).join(BLOCK_SEPARATOR) };
}

const heading = (level: number, text: string): Partial<RawBlock> => ({ kind: 'heading', level, text });
const words = (count: number, word = 'Wasser'): string => `${`${word} `.repeat(count).trim()}.`;

describe('Chunker', () => {
  it('never crosses a heading of level 3 or higher, and keeps the path to it', () => {
    const { chunks } = chunksOf([
      heading(1, 'Eins'),
      { text: 'a' },
      heading(3, 'Drei'),
      { text: 'b' },
      heading(4, 'Vier'),
      { text: 'c' },
      heading(2, 'Zwei'),
      { text: 'd' },
    ]);
    expect(chunks.map((chunk) => [chunk.headingPath, chunk.text])).toEqual([
      [['Eins'], 'Eins\n\na'],
      [['Eins', 'Drei'], 'Drei\n\nb\n\nVier\n\nc'],
      [['Eins', 'Zwei'], 'Zwei\n\nd'],
    ]);
  });

  it('leaves headings alone to the path of what is below them, and keeps those with nothing below', () => {
    const { chunks } = chunksOf([
      heading(1, 'Teil'),
      heading(2, 'Kapitel'),
      { text: 'a' },
      heading(2, 'Leer'),
      heading(2, 'Ende'),
    ]);
    expect(chunks.map((chunk) => chunk.text)).toEqual(['Kapitel\n\na', 'Leer', 'Ende']);
  });

  it('gathers short paragraphs up to the limit', () => {
    const { chunks } = chunksOf(Array.from({ length: 40 }, () => ({ text: words(30) })));
    for (const chunk of chunks.slice(0, -1)) expect(chunk.text.length).toBeGreaterThan(1400);
    for (const chunk of chunks) expect(chunk.text.length).toBeLessThanOrEqual(2000);
  });

  it('splits a long paragraph at sentences and repeats one of them', () => {
    const sentences = Array.from({ length: 60 }, (_, at) => `Satz ${String(at)} über das Wasser in der Pumpe der Anlage.`);
    const { chunks, text } = chunksOf([heading(1, 'Titel'), { text: sentences.join(' ') }]);
    expect(chunks.length).toBeGreaterThan(1);
    chunks.slice(1).forEach((chunk, at) => {
      const before = chunks[at]!;
      expect(chunk.charStart).toBeLessThan(before.charEnd);
      expect(before.text.endsWith(text.slice(chunk.charStart, before.charEnd))).toBe(true);
      expect(sentences).toContain(text.slice(chunk.charStart, before.charEnd));
      expect(chunk.headingPath).toEqual(['Titel']);
    });
  });

  it('splits a long table by rows and repeats its header', () => {
    const rows = [
      ['Teil', 'Nummer'],
      ...Array.from({ length: 200 }, (_, at) => [`Pumpe ${String(at)}`, `P-${String(1000 + at)}`]),
    ];
    const { chunks, text } = chunksOf([{ kind: 'table', text: tableText(rows, 1) }]);
    expect(chunks.length).toBeGreaterThan(1);
    for (const chunk of chunks) {
      expect(chunk.text.startsWith('| Teil | Nummer |\n| --- | --- |\n| Pumpe')).toBe(true);
      expect(chunk.text.endsWith(text.slice(chunk.charStart, chunk.charEnd))).toBe(true);
      expect(chunk.kind).toBe('table');
    }
    expect(chunks.flatMap((chunk) => chunk.text.match(/P-\d+/g)).length).toBe(200);
  });

  it('keeps every word of any document, within the limit, as slices of its text', () => {
    const block = fc.record({
      kind: fc.constantFrom('heading' as const, 'paragraph' as const, 'list' as const, 'code' as const),
      level: fc.integer({ min: 1, max: 6 }),
      text: fc
        .array(fc.constantFrom('Wasser', 'Pumpe.', 'fördert', 'x'.repeat(90), 'z. B.', '😀', '- eins\n- zwei'), {
          minLength: 1,
          maxLength: 300,
        })
        .map((parts) => parts.join(' ')),
    });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (raw) => {
        const { chunks, blocks, text } = chunksOf(
          raw.map((one) => (one.kind === 'heading' ? { ...one, text: one.text.slice(0, 150) } : { ...one, level: null })),
        );
        const covered = new Uint8Array(text.length);
        for (const chunk of chunks) {
          expect(text.slice(chunk.charStart, chunk.charEnd)).toBe(chunk.text);
          expect(chunk.text.length).toBeLessThanOrEqual(2200);
          covered.fill(1, chunk.charStart, chunk.charEnd);
        }
        for (const one of blocks.filter((candidate) => candidate.kind !== 'heading')) {
          for (let at = one.charStart; at < one.charEnd; at += 1) {
            expect(covered[at] === 1 || /\s/.test(text.charAt(at))).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
