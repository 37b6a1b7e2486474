import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceSpans } from './sentences.js';

const sentences = (text: string): string[] => sentenceSpans(text).map(({ start, end }) => text.slice(start, end));

describe('sentenceSpans', () => {
  it.each([
    ['Erster Satz. Zweiter Satz! Dritter?', ['Erster Satz.', 'Zweiter Satz!', 'Dritter?']],
    ['Nach z. B. Dr. Müller gilt Nr. 5 Abs. 2 weiter. Neu.', ['Nach z. B. Dr. Müller gilt Nr. 5 Abs. 2 weiter.', 'Neu.']],
    ['Am 3. Oktober und am 12. Mai. Danach nicht.', ['Am 3. Oktober und am 12. Mai.', 'Danach nicht.']],
    ['See Fig. 3 by Mr. Smith et al. for it. Next one.', ['See Fig. 3 by Mr. Smith et al. for it.', 'Next one.']],
    ['Version 1.2.3 kostet 1.234,56 Euro. Ende', ['Version 1.2.3 kostet 1.234,56 Euro.', 'Ende']],
    ['Er sagte: „Komm.“ Dann ging er.', ['Er sagte: „Komm.“', 'Dann ging er.']],
    ['- eins\n- zwei\n- drei', ['- eins', '- zwei', '- drei']],
    ['| a | b |\n| --- | --- |\n| 1 | 2 |', ['| a | b |', '| --- | --- |', '| 1 | 2 |']],
    ['Über\nzwei Zeilen. Neu.\n\nAbsatz', ['Über\nzwei Zeilen.', 'Neu.', 'Absatz']],
    ['', []],
  ])('parts %j', (text, expected) => expect(sentences(text)).toEqual(expected));

  it('gives spans in order that leave out only white space', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'B', '.', '!', ' ', '\n', '-', '|', '1', 'ä', '“'), maxLength: 200 }),
        (text) => {
          let at = 0;
          for (const { start, end } of sentenceSpans(text)) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(end).toBeGreaterThan(start);
            expect(text.slice(at, start).trim()).toBe('');
            at = end;
          }
          expect(text.slice(at).trim()).toBe('');
        },
      ),
    );
  });
});
