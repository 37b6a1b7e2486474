import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CitationStream } from './citation-stream.js';

function rewrite(parts: readonly string[], passages = 5): { text: string; cited: readonly number[] } {
  const stream = new CitationStream(passages);
  const text = parts.map((part) => stream.push(part)).join('') + stream.flush();
  return { text, cited: stream.cited };
}

describe('CitationStream', () => {
  it.each<[string, string, number[]]>([
    ['Drei Monate [3].', 'Drei Monate [1].', [2]],
    ['A [3]. B [1]. C [3].', 'A [1]. B [2]. C [1].', [2, 0]],
    ['A [1, 2] und [2][5]', 'A [1][2] und [2][3]', [0, 1, 4]],
    ['A [1-3].', 'A [1][2][3].', [0, 1, 2]],
    ['A [2; 4], B [Quelle 4], C [^2], D【2†source】', 'A [1][2], B [2], C [1], D[1]', [1, 3]],
    ['A [Source 1 and 2].', 'A [1][2].', [0, 1]],
    ['A [9]. B [0], C [1][9].', 'A. B, C [1].', [0]],
    ['A [2][2] B [2, 2]', 'A [1][1] B [1]', [1]],
    ['Liste [x], [a1], [], [1a] bleibt', 'Liste [x], [a1], [], [1a] bleibt', []],
    ['Klick [1](http://evil.example)', 'Klick [1](http://evil.example)', [0]],
    ['Bild ![alt](http://evil.example/x.png)', 'Bild !\\[\u2060alt](http://evil.example/x.png)', []],
    ['Code `a[3]` und ```js\nb[2] = ![1]\n``` Ende [4]', 'Code `a[3]` und ```js\nb[2] = ![1]\n``` Ende [1]', [3]],
    ['Ein ` allein\nund [2]', 'Ein ` allein\nund [1]', [1]],
    ['', '', []],
  ])('rewrites %j', (given, expected, cited) => {
    expect(rewrite([given])).toEqual({ text: expected, cited });
  });

  it('gives the same however the answer is cut into deltas', () => {
    const text =
      'Die Frist [3, 1] beträgt 【2】 drei ![x](y) Monate [9]. ```\nx[1]\n``` Siehe `b[2]` und [Quelle 4] sowie [1-2]! Ende [';
    const whole = rewrite([text]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 30 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), text.length];
        expect(rewrite(at.slice(1).map((end, index) => text.slice(at[index], end)))).toEqual(whole);
      }),
    );
    expect(rewrite([...text])).toEqual(whole);
  });

  it('never lets a number pass that no passage has, nor one out of order', () => {
    const piece = fc.oneof(fc.constantFrom('[', ']', '1', '2', '7', ', ', ' ', '[3]', '[12]', '[1-9]', '.', '\n'), fc.string());
    fc.assert(
      fc.property(fc.array(piece), fc.integer({ min: 0, max: 4 }), (pieces, passages) => {
        fc.pre(!pieces.join('').includes('`'));
        const { text, cited } = rewrite(pieces, passages);
        const numbers = [...text.matchAll(/\[(\d{1,4})\]/g)].map(([, n]) => Number(n));
        expect(numbers.every((number) => number >= 1 && number <= cited.length)).toBe(true);
        expect(new Set(cited).size).toBe(cited.length);
        expect(cited.every((index) => index < passages)).toBe(true);
      }),
    );
  });

  it('takes the number of an image for no source', () => {
    expect(rewrite(['!', '[3](http://evil.example)'], 3)).toEqual({ text: '!\\[\u20603](http://evil.example)', cited: [] });
  });

  it('holds back no more than what may be a marker', () => {
    const stream = new CitationStream(3);
    expect(stream.push('Drei Monate')).toBe('Drei Monate');
    expect(stream.push(' [1')).toBe('');
    expect(stream.push('] gelten')).toBe(' [1] gelten');
    expect(stream.push(` [${'offene Klammer '.repeat(6)}`)).toContain('offene Klammer');
  });
});
