import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citedNumbers, splitCitations } from './citation-marks';
import { holdBackMarker } from './hold-back';
import { plainText } from './plain-text';
import { readSource, writeSource } from './source-param';

const known = new Set([1, 2, 12]);

describe('citation markers', () => {
  it('are found alone, in a row and in a list', () => {
    expect(splitCitations('A [1]. B [2][12] C [1, 2]', known)).toEqual([
      { kind: 'text', text: 'A ' },
      { kind: 'marks', numbers: [1] },
      { kind: 'text', text: '. B ' },
      { kind: 'marks', numbers: [2] },
      { kind: 'marks', numbers: [12] },
      { kind: 'text', text: ' C ' },
      { kind: 'marks', numbers: [1, 2] },
    ]);
  });

  it('of unknown sources stay text', () => {
    expect(splitCitations('siehe [3] und [2019]', known)).toEqual([{ kind: 'text', text: 'siehe [3] und [2019]' }]);
  });

  it('lose none of the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parts = splitCitations(text, new Set());
        expect(parts.map((part) => (part.kind === 'text' ? part.text : '')).join('')).toBe(text);
      }),
    );
  });

  it('tell which sources an answer really uses', () => {
    expect([...citedNumbers('x [12] y [1, 12]', known)]).toEqual([12, 1]);
  });

  it('are held back until they are whole', () => {
    expect(holdBackMarker('so ist es [1')).toBe('so ist es ');
    expect(holdBackMarker('so ist es [')).toBe('so ist es ');
    expect(holdBackMarker('so ist es [1, ')).toBe('so ist es ');
    expect(holdBackMarker('so ist es [1]')).toBe('so ist es [1]');
    expect(holdBackMarker('ein [Link](')).toBe('ein [Link](');
  });

  it('are not read out', () => {
    expect(plainText('## Titel\n\n- **fett** [1]\n- [Link](https://a.example)', 100)).toBe('Titel fett Link');
    expect(plainText('eins zwei drei vier', 12)).toBe('eins zwei …');
  });
});

describe('the open source in the address', () => {
  it('survives the way there and back', () => {
    const source = { messageId: '01a1fcb1-feba-75a1-9eaf-a8ff0cad218d', n: 7 };
    expect(readSource(writeSource(source))).toEqual(source);
  });

  it.each([undefined, '', '7', 'abc.1', '01a1fcb1-feba-75a1-9eaf-a8ff0cad218d.x', 12])('is nothing for %s', (param) => {
    expect(readSource(param)).toBeNull();
  });
});
