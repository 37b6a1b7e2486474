import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitMarkdown } from './split-markdown';

describe('cutting markdown into blocks', () => {
  it('cuts between paragraphs', () => {
    expect(splitMarkdown('Eins.\n\nZwei.\n\n\nDrei.')).toEqual(['Eins.', 'Zwei.', 'Drei.']);
  });

  it.each([
    ['a fenced block with blank lines', '```js\na\n\nb\n```'],
    ['a fence of tildes that holds backticks', '~~~\n```\n\nb\n~~~'],
    ['a list with space between its items', '1. a\n\n2. b\n\n   more of b'],
    ['a quote', '> a\n\n> b'],
    ['a table after its caption', '| a |\n|---|\n\n| b |'],
    ['an unfinished fence', 'text\n```\n\ncode so far'],
  ])('keeps %s together', (_name, text) => {
    expect(splitMarkdown(text)).toEqual([text]);
  });

  it('goes on after a fence', () => {
    expect(splitMarkdown('```\na\n```\n\nEnde')).toEqual(['```\na\n```', 'Ende']);
  });

  it('gives nothing for an empty text', () => {
    expect(splitMarkdown(' \n\n')).toEqual([]);
  });

  it('loses nothing but blank lines', () => {
    const line = fc.constantFrom('Wort', '- Punkt', '```', '', '> Zitat', '  eingerückt', '| a |');
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const visible = (text: string): string => text.replaceAll(/\n+/g, '\n').trim();
        expect(visible(splitMarkdown(lines.join('\n')).join('\n'))).toBe(visible(lines.join('\n')));
      }),
    );
  });

  it('never changes blocks that are finished, however the text goes on', () => {
    const line = fc.constantFrom('Wort', '- Punkt', '```', '', '> Zitat');
    fc.assert(
      fc.property(fc.array(line), fc.array(line), (before, after) => {
        const early = splitMarkdown(before.join('\n'));
        const late = splitMarkdown([...before, ...after].join('\n'));
        expect(late.slice(0, Math.max(0, early.length - 1))).toEqual(early.slice(0, -1));
      }),
    );
  });
});
