import { isAppError } from '@assist/kernel';
import { describe, expect, it } from 'vitest';
import type { ParsedBlock } from './block.js';
import { DocumentBuilder, MAX_BLOCK_CHARS } from './document-builder.js';

const paragraph = (text: string): { kind: 'paragraph'; level: null; page: null; text: string } => ({
  kind: 'paragraph',
  level: null,
  page: null,
  text,
});

describe('DocumentBuilder', () => {
  it('gives blocks their places and leaves empty ones out', () => {
    const blocks: ParsedBlock[] = [];
    const builder = new DocumentBuilder((block) => blocks.push(block));
    for (const text of ['eins', ' ', 'zwei']) builder.add(paragraph(text));
    expect(blocks.map(({ ordinal, charStart, charEnd }) => [ordinal, charStart, charEnd])).toEqual([
      [0, 0, 4],
      [1, 6, 10],
    ]);
    expect(builder.chars).toBe(10);
  });

  it('cuts long blocks, moves their lines along, and never splits a character', () => {
    const blocks: ParsedBlock[] = [];
    const text = '😀'.repeat(MAX_BLOCK_CHARS);
    const box = { page: 1, x: 0, y: 0, w: 1, h: 1 };
    new DocumentBuilder((block) => blocks.push(block)).add({
      ...paragraph(text),
      lines: [
        { charStart: 0, charEnd: 4, box },
        { charStart: text.length - 4, charEnd: text.length, box },
      ],
    });
    expect(blocks.length).toBeGreaterThan(1);
    expect(blocks.map((block) => block.text).join('')).toBe(text);
    for (const block of blocks) expect(block.text).not.toMatch(/\p{Cs}/u);
    const last = blocks.at(-1)!;
    expect(last.lines).toEqual([{ charStart: last.charEnd - 4, charEnd: last.charEnd, box }]);
  });

  it('refuses a document without end', () => {
    const builder = new DocumentBuilder(() => undefined);
    const megabyte = 'x'.repeat(1_000_000);
    expect(() => {
      for (let at = 0; at < 111; at += 1) builder.add(paragraph(megabyte));
    }).toThrow(expect.toSatisfy((error: unknown) => isAppError(error, 'too_long')));
  });
});
