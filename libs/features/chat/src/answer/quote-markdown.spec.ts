import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePassage } from '../../test/make-passage.js';
import { readQuestion } from './asked-question.js';
import { answerFromPassages } from './extractive-answer.js';
import { quoteMarkdown } from './quote-markdown.js';

const travel = makePassage(
  [
    'Hotels',
    'Hotels may cost up to 120 euros a night. Breakfast is paid.',
    '| city | limit |\n| --- | --- |\n| Munich | 150 |\n| Berlin | 140 |\n| Köln | 130 |',
    'What to bring:',
    "1. Wear sunglasses\n2. Don't forget\nyour ticket\n3. Passport",
    'Cancellation',
    'Free until the evening before.',
  ].join('\n\n'),
  { headingPath: ['Travel', 'Hotels'] },
);

function quotes(question: string, passage = travel): readonly string[] {
  const { text, citations } = answerFromPassages(readQuestion(question, []), [passage], 'en');
  for (const { quote, charStart, charEnd } of citations) {
    expect(passage.text.slice(charStart - passage.charStart, charEnd - passage.charStart)).toBe(quote);
  }
  return text.split('\n\n').slice(1);
}

describe('a quote', () => {
  it('leaves out a heading that the source is named by', () => {
    expect(quotes('How much may hotels cost?')).toContain('> Hotels may cost up to 120 euros a night. [1]');
    expect(quotes('Hotels?')[0]).not.toMatch(/Hotels Hotels|\*\*Hotels/);
  });

  it('gives another heading in bold, apart from its text', () => {
    expect(quotes('Cancellation?')).toEqual(['> **Cancellation**\n>\n> Free until the evening before. [1]']);
  });

  it('shows the row of a table that answers, below the header', () => {
    expect(quotes('What is the limit in Berlin?')[0]).toBe('> | city | limit |\n> | --- | --- |\n> | Berlin | 140 |\n>\n> [1]');
  });

  it('shows no row for the words of a heading alone', () => {
    expect(quotes('How much may hotels cost?').join('\n')).not.toContain('Munich');
  });

  it('shows rows of a table for words of its header', () => {
    const table = makePassage('| city | limit |\n| --- | --- |\n| Munich | 150 |\n| Berlin | 140 |');
    expect(quotes('city limit', table)).toEqual([
      '> | city | limit |\n> | --- | --- |\n> | Munich | 150 |\n> | Berlin | 140 |\n>\n> [1]',
    ]);
  });

  it('shows the list that a lead-in announces, an item a line', () => {
    expect(quotes('What to bring?')).toEqual([
      "> What to bring:\n>\n> 1. Wear sunglasses\n> 2. Don't forget your ticket\n> 3. Passport [1]",
    ]);
    expect(quotes('Where are the sunglasses?')).toEqual(['> 1. Wear sunglasses [1]']);
  });

  it('keeps lines apart that are no running text', () => {
    const hours = makePassage('Opening hours\nMonday 9 to 18\nFriday 9 to 16');
    expect(quotes('Opening hours on Monday?', hours)[0]).toMatch(/^> Opening hours {2}\n> Monday 9 to 18/);
  });

  it('lets bars, brackets and bullets of a document not break out of their cell or line', () => {
    const text = '| a\\|b | [3] |\n| --- | --- |\n| ![x](http://evil.example) \\| y | *z* |';
    expect(quoteMarkdown(text, { start: text.lastIndexOf('\n') + 1, end: text.length }, '[1]').split('\n')).toEqual([
      '> | a\\|b | \\[\u20603\\] |',
      '> | --- | --- |',
      '> | !\\[x\\](http://evil.example) \\| y | \\*z\\* |',
      '>',
      '> [1]',
    ]);
    const list = '- # not a heading\n- - not nested\n- 3. not numbered';
    expect(quoteMarkdown(list, { start: 0, end: list.length }, '[1]').split('\n')).toEqual([
      '> - \\# not a heading',
      '> - \\- not nested',
      '> - 3\\. not numbered [1]',
    ]);
  });

  it('shows a table without a header as lines', () => {
    const text = '| Berlin | 140 |\n| Köln |  |';
    expect(quoteMarkdown(text, { start: 0, end: text.length }, '[2]')).toBe('> - Berlin · 140\n> - Köln [2]');
  });

  it('loses no word, whatever the text', () => {
    const piece = fc.constantFrom(
      'Wort',
      'Satz. ',
      '\n',
      '\n\n',
      '- ',
      '1. ',
      '| ',
      'b | c |',
      '| --- | --- |',
      'Titel',
      ': ',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const shown = quoteMarkdown(text, { start: 0, end: text.length }, '[1]');
        const words = (value: string): string[] => [...value.matchAll(/Wort|Satz|Titel/g)].map(([word]) => word);
        const isTable = /^\s*\|/m.test(text);
        if (!isTable) expect(words(shown)).toEqual(words(text));
        expect(shown.split('\n').every((line) => line.startsWith('>'))).toBe(true);
        expect(shown.endsWith('[1]')).toBe(true);
      }),
    );
  });

  it('takes linear time on hostile text', () => {
    const began = performance.now();
    for (const part of ['| a |\n', '- x\n', 'A\n\n', '|', '\n', 'a: ']) {
      const passage = makePassage(part.repeat(20_000 / part.length));
      answerFromPassages(readQuestion('a x', []), [passage], 'en');
    }
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
