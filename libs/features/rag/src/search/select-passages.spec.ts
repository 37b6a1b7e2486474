import type { SearchResult } from '@assist/contracts';
import { newId } from '@assist/kernel';
import { describe, expect, it } from 'vitest';
import { mergeNeighbours } from './merge-neighbours.js';
import { selectPassages } from './select-passages.js';

function result(text: string, parts: Partial<SearchResult> = {}): SearchResult {
  const charStart = parts.charStart ?? 0;
  return {
    documentId: newId(),
    collectionId: newId(),
    chunkId: newId(),
    title: 'Handbuch.pdf',
    page: 1,
    boxes: [],
    headingPath: [],
    text,
    charStart,
    charEnd: charStart + text.length,
    score: 1,
    ...parts,
  };
}

describe('selectPassages', () => {
  it('narrows a result to the sentence that answers, with its place', () => {
    const text = 'Die Anlage steht im Keller. Die Wartungsnummer der Anlage lautet 58213. Der Hof ist nass.';
    const [passage] = selectPassages('Wie lautet die Wartungsnummer?', [result(text, { charStart: 100 })]);
    expect(passage?.text).toBe('Die Wartungsnummer der Anlage lautet 58213.');
    expect(passage?.charStart).toBe(128);
    expect(passage?.coverage).toBeGreaterThan(0.5);
  });

  it('takes more sentences only where they add words of the question', () => {
    const text = 'Das Ventil V3 liegt unten. Es wird vor dem Start geöffnet. Der Himmel ist blau.';
    expect(selectPassages('Wann wird das Ventil V3 geöffnet?', [result(text)])[0]?.text).toBe(
      'Das Ventil V3 liegt unten. Es wird vor dem Start geöffnet.',
    );
  });

  it('prefers evidence over rank, finds compounds, and says how much is covered', () => {
    const passages = selectPassages('Wann wird die Rechnung bezahlt?', [
      result('Der Himmel ist blau.', { score: 1 }),
      result('Eingangsrechnungen werden am Montag bezahlt.', { score: 0.8 }),
    ]);
    expect(passages[0]?.text).toContain('Eingangsrechnungen');
    expect(passages[1]?.coverage).toBe(0);
  });

  it('takes at most so many of one document', () => {
    const documentId = newId();
    const many = Array.from({ length: 5 }, (_, at) =>
      result(`Die Pumpe ${String(at)} läuft.`, { documentId, charStart: at * 1000 }),
    );
    expect(selectPassages('Pumpe', [...many, result('Noch eine Pumpe.')], { maxPassages: 10, maxPerDocument: 2 })).toHaveLength(
      3,
    );
    expect(selectPassages('Pumpe', [], {})).toEqual([]);
  });

  it('keeps the boxes of the lines that hold the sentence', () => {
    const line = (y: number): SearchResult['boxes'][number] => ({ page: 3, x: 0.1, y, w: 0.8, h: 0.02 });
    const text = `${'a'.repeat(60)}. Die Wartungsnummer der Anlage im Keller des Hauses lautet 58213. ${'b'.repeat(60)}.`;
    const [passage] = selectPassages('Wartungsnummer', [result(text, { boxes: [line(0.1), line(0.2), line(0.3)] })]);
    expect(passage?.boxes).toContainEqual(line(0.2));
  });
});

describe('mergeNeighbours', () => {
  it('joins results that follow each other, also with an overlap, under the better one', () => {
    const documentId = newId();
    const [a, b] = [
      result('eins. zwei.', { documentId, charStart: 0, score: 0.5 }),
      result('zwei. drei.', { documentId, charStart: 6, score: 0.9 }),
    ];
    expect(mergeNeighbours([b, a])).toEqual([{ ...b, text: 'eins. zwei. drei.', charStart: 0, charEnd: 17 }]);
    const c = result('vier.', { documentId, charStart: 19 });
    expect(mergeNeighbours([b, a, c])[0]?.text).toBe('eins. zwei. drei.\n\nvier.');
  });

  it('leaves parts of tables, gaps and other documents alone', () => {
    const documentId = newId();
    const table = result('| a |\n| b |', { documentId, charStart: 5, charEnd: 10 });
    const rest = [
      result('x', { documentId, charStart: 0 }),
      result('y', { documentId, charStart: 30 }),
      result('z', { charStart: 2 }),
    ];
    expect(mergeNeighbours([table, ...rest])).toEqual([table, ...rest]);
  });
});
