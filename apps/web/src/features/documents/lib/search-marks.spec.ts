import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf } from './excerpt';
import { matchedSpans, queryWords } from './matched-words';
import { strongCount } from './strong-hits';

const marked = (text: string, query: string): string[] =>
  matchedSpans(text, queryWords(query)).map(({ start, end }) => text.slice(start, end));

describe('the words of a query in a text', () => {
  it.each([
    ['Der Betreuer eines Pakets; viele Pakete verwaisen.', 'Paket verwaist', ['Pakets', 'Pakete', 'verwaisen']],
    ['Die Kündigungsfrist beträgt zwei Wochen.', 'kündigung', ['Kündigungsfrist']],
    ['Die Kündigungsfrist beträgt zwei Wochen.', 'KUENDIGUNGSFRISTEN', ['Kündigungsfrist']],
    ['Wartungsvertrag und Vertrag', 'vertrag', ['Wartungsvertrag', 'Vertrag']],
    ['The deadlines were extended.', 'deadline', ['deadlines']],
    ['Die Anlage KX-7741 und 7741a, nicht 77', 'wie ist die KX-7741', ['KX', '7741', '7741a']],
    ['Die Straße und der Café', 'strasse cafe', ['Straße', 'Café']],
    ['Ein Rat wird erraten', 'Rat', ['Rat']],
  ])('%s / %s', (text, query, expected) => {
    expect(marked(text, query)).toEqual(expected);
  });

  it('are marked even when they are common, if there are no others', () => {
    expect(marked('Wer ist das?', 'wer ist')).toEqual(['Wer', 'ist']);
  });
});

describe('the shown part of a passage', () => {
  const filler = 'Lorem ipsum dolor sit amet, consetetur sadipscing elitr. '.repeat(12);

  it('is around the words, wherever they stand', () => {
    for (const text of [`Frist ${filler}`, `${filler}Die Frist endet. ${filler}`, `${filler}Ende der Frist`]) {
      const { parts } = excerptOf(text, ['frist']);
      expect(parts.filter((part) => part.marked).map((part) => part.text)).toEqual(['Frist']);
    }
  });

  it('prefers the place with most of the words', () => {
    const text = `Frist Frist Frist. ${filler}Frist und Kündigung. ${filler}`;
    const shown = excerptOf(text, ['frist', 'kuendigung']);
    expect(shown.parts.map((part) => part.text).join('')).toContain('Frist und Kündigung');
    expect([shown.cutBefore, shown.cutAfter]).toEqual([true, true]);
  });

  it('is a piece of the text itself, whatever text and query', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 900, unit: 'grapheme' }), fc.string({ maxLength: 30 }), (text, query) => {
        const shown = excerptOf(text, queryWords(query));
        const joined = shown.parts.map((part) => part.text).join('');
        expect(text).toContain(joined);
        expect(joined.length).toBeLessThanOrEqual(330);
        if (!shown.cutBefore && !shown.cutAfter) expect(joined).toBe(text);
      }),
    );
  });
});

describe('the hits that are shown at once', () => {
  const scores = (...values: number[]): { score: number }[] => values.map((score) => ({ score }));

  it('are near to the best, and not more than a page of them', () => {
    expect(strongCount(scores(0.9, 0.5, 0.35, 0.1))).toBe(2);
    expect(strongCount(scores(...Array.from({ length: 20 }, () => 0.8)))).toBe(10);
    expect(strongCount([])).toBe(0);
  });
});
