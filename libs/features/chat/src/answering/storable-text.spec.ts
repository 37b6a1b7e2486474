import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StorableText } from './storable-text.js';

function pass(pieces: readonly string[]): string {
  const text = new StorableText();
  return pieces.map((piece) => text.push(piece)).join('') + text.flush();
}

describe('StorableText', () => {
  it.each<[readonly string[], string]>([
    [['a\0b', '\0'], 'ab'],
    [['Gut \ud83d', '\ude00 so'], 'Gut 😀 so'],
    [['\ud83d', '', '\ude00'], '😀'],
    [['\ud83d\0', '\ude00'], '\ufffd\ufffd'],
    [['x\ud83d'], 'x\ufffd'],
    [['\ude00x', '\ud83d\ud83d', '\ude00'], '\ufffdx\ufffd😀'],
    [[], ''],
  ])('makes of %j storable text', (pieces, expected) => expect(pass(pieces)).toBe(expected));

  it('leaves good text as it is, however it is cut', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0'));
    fc.assert(
      fc.property(text, fc.array(fc.nat()), (whole, cuts) => {
        const at = [0, ...cuts.map((cut) => cut % (whole.length + 1)).sort((a, b) => a - b), whole.length];
        expect(pass(at.slice(1).map((end, index) => whole.slice(at[index], end)))).toBe(whole);
      }),
    );
  });
});
