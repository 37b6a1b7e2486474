import { describe, expect, it } from 'vitest';
import { makePassage } from '../../test/make-passage.js';
import { finalCitations, sourcesSoFar } from './answer-citations.js';

const contract = makePassage(
  'Die Probezeit dauert sechs Monate. Die Kündigungsfrist beträgt vier Wochen. Überstunden werden ausbezahlt.',
);
const holiday = makePassage('Es gibt 30 freie Tage. Anträge auf Urlaub stellt man im Portal.');
const other = makePassage('Die Kantine öffnet um elf.');

describe('finalCitations', () => {
  it('keeps only what is cited and marks the sentence that a claim rests on', () => {
    const text = 'Urlaub beantragt man im Portal [1]. Man kündigt mit einer Frist von vier Wochen. [2]';
    const citations = finalCitations(text, [contract, other, holiday], [2, 0]);
    expect(citations.map(({ n, documentId, quote }) => ({ n, documentId, quote }))).toEqual([
      { n: 1, documentId: holiday.documentId, quote: 'Anträge auf Urlaub stellt man im Portal.' },
      { n: 2, documentId: contract.documentId, quote: 'Die Kündigungsfrist beträgt vier Wochen.' },
    ]);
    expect(contract.text.slice(citations[1]!.charStart - contract.charStart, citations[1]!.charEnd - contract.charStart)).toBe(
      citations[1]!.quote,
    );
  });

  it('quotes the whole passage when no sentence of it fits the claim', () => {
    expect(finalCitations('Ganz andere Worte dazu [1].', [contract], [0])[0]?.quote).toBe(contract.text);
  });

  it('keeps all passages as sources when the model cited none', () => {
    expect(finalCitations('Ohne Quelle.', [contract, holiday], []).map(({ n, quote }) => [n, quote])).toEqual([
      [1, contract.text],
      [2, holiday.text],
    ]);
  });
});

describe('sourcesSoFar', () => {
  it('numbers the cited ones first, so that each marker on the screen has its source', () => {
    expect(sourcesSoFar([contract, other, holiday], [2]).map(({ n, documentId }) => [n, documentId])).toEqual([
      [1, holiday.documentId],
      [2, contract.documentId],
      [3, other.documentId],
    ]);
  });
});
