import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from './sentences.js';

const texts = (text: string): string[] => sentences(text).map((span) => span.text);

describe('sentences', () => {
  it.each([
    ['Die Frist beträgt z. B. drei Monate. Danach gilt § 5 Abs. 2 des Vertrags.', 2],
    ['Am 3. Oktober ist frei. Am 1. Mai auch.', 2],
    ['Dr. Meier leitet die Abt. Einkauf ca. seit 2019. Vorher war es Frau Prof. Kunz.', 2],
    ['Is it true? Yes! See e.g. the manual (p. 4). Done.', 4],
    ['He said "Stop." Then he left.', 2],
  ])('splits %j', (text, count) => expect(texts(text)).toHaveLength(count));

  it('joins lines that a page has wrapped and splits lists, headings and blank lines', () => {
    expect(texts('Die Kündigungsfrist beträgt während der gesamten Probezeit nur\nzwei Wochen. Danach mehr.')).toHaveLength(2);
    expect(texts('Nötig sind:\n- ein Ausweis\n- ein Antrag\n- ein Foto')).toEqual([
      'Nötig sind:',
      '- ein Ausweis',
      '- ein Antrag',
      '- ein Foto',
    ]);
    expect(texts('4.2 Urlaub\nJeder Mitarbeiter hat 30 Tage.')).toEqual(['4.2 Urlaub', 'Jeder Mitarbeiter hat 30 Tage.']);
    expect(texts('Erster Absatz ohne Punkt\n\nzweiter Absatz')).toHaveLength(2);
  });

  it('gives places that hold exactly its text, in order, and loses no word', () => {
    const piece = fc.oneof(fc.constantFrom('. ', '! ', '\n', '\n\n', ' ', '- ', 'z. B. ', 'Wort', 'A', '1.', '…'), fc.string());
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const spans = sentences(text);
        let last = 0;
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(text.slice(span.start, span.end)).toBe(span.text);
          last = span.end;
        }
        expect(spans.map((span) => span.text.replace(/\s+/g, '')).join('')).toBe(text.replace(/\s+/g, ''));
      }),
    );
  });

  it('cuts what never ends', () => {
    const spans = sentences('wort '.repeat(1000));
    expect(spans.length).toBeGreaterThan(5);
    expect(Math.max(...spans.map((span) => span.text.length))).toBeLessThanOrEqual(600);
  });

  it('takes linear time on hostile text', () => {
    const began = performance.now();
    for (const part of ['\n ', '. ', '.', '"', '\n- ', '( ', '\n1']) sentences(part.repeat(100_000 / part.length));
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
