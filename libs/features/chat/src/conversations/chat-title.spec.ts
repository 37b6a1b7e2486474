import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { titleOf } from './chat-title.js';

describe('titleOf', () => {
  it.each([
    ['Wie lange ist die Frist?', 'Wie lange ist die Frist?'],
    ['  Zwei\nZeilen\t hier ', 'Zwei Zeilen hier'],
    [
      'Wie lange ist die Kündigungsfrist während der Probezeit im ersten Jahr?',
      'Wie lange ist die Kündigungsfrist während der Probezeit im…',
    ],
    ['x'.repeat(100), `${'x'.repeat(59)}…`],
  ])('makes %j', (question, title) => expect(titleOf(question)).toBe(title));

  it('is a short line of whole characters and never empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (question) => {
        fc.pre(question.trim() !== '');
        const title = titleOf(`${question}x`);
        expect(title.length).toBeGreaterThan(0);
        expect(title.length).toBeLessThanOrEqual(60);
        expect(title).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
        expect(title).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});
