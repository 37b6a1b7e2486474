import type { SearchResult } from '@assist/contracts';
import type { Locale } from '@assist/kernel';
import { describe, expect, it } from 'vitest';
import { makePassage } from '../../test/make-passage.js';
import { readQuestion } from './asked-question.js';
import { answerFromPassages as answerAsked, type ExtractiveAnswer } from './extractive-answer.js';

const notice = makePassage(
  'Das Arbeitsverhältnis beginnt am 1. Januar. Während der Probezeit beträgt die Kündigungsfrist zwei Wochen. Danach gilt eine Frist von drei Monaten zum Quartalsende. Überstunden werden vergütet.',
  { title: 'Arbeitsvertrag.pdf', headingPath: ['Beendigung'] },
);
const holiday = makePassage(
  'Jeder Mitarbeiter hat Anspruch auf 30 Tage Urlaub im Jahr. Anträge sind vier Wochen vorher zu stellen.',
  { title: 'Urlaub.docx' },
);
const canteen = makePassage('Die Kantine öffnet um 11:30 Uhr. Freitags gibt es Fisch.');

const answerFromPassages = (question: string, passages: readonly SearchResult[], language: Locale): ExtractiveAnswer =>
  answerAsked(readQuestion(question, []), passages, language);

describe('answerFromPassages', () => {
  it('quotes the sentence that answers, first, with its place in the document', () => {
    const answer = answerFromPassages('Wie lange ist die Kündigungsfrist in der Probezeit?', [notice, holiday, canteen], 'de');
    expect(answer.found).toBe(true);
    const [first] = answer.citations;
    expect(first).toMatchObject({ n: 1, documentId: notice.documentId, chunkId: notice.chunkId, page: 3, boxes: notice.boxes });
    expect(first!.quote).toContain('Während der Probezeit beträgt die Kündigungsfrist zwei Wochen.');
    expect(notice.text.slice(first!.charStart - notice.charStart, first!.charEnd - notice.charStart)).toBe(first!.quote);
    expect(answer.text).toMatch(/^Dazu steht in den Dokumenten:\n\n> /);
    expect(answer.text).toMatch(/zwei Wochen\..* \[1\]/);
    expect(answer.text).not.toContain('Kantine');
  });

  it('numbers its sources without gaps and gives each a marker', () => {
    const answer = answerFromPassages('Welche Fristen gelten für Kündigung und Urlaub?', [notice, holiday, canteen], 'de');
    expect(answer.citations.map((citation) => citation.n)).toEqual(answer.citations.map((_citation, index) => index + 1));
    expect([...answer.text.matchAll(/(?<!\\)\[(\d+)\]/g)].map(([, n]) => Number(n))).toEqual(
      answer.citations.map((citation) => citation.n),
    );
  });

  it('finds compounds and other forms of a word', () => {
    expect(
      answerFromPassages('Wann kann ich den Urlaubsantrag stellen?', [canteen, holiday], 'de').citations[0]?.quote,
    ).toContain('vier Wochen vorher');
    expect(answerFromPassages('Wie viele Urlaubstage?', [canteen, holiday], 'de').citations[0]?.quote).toContain('30 Tage');
  });

  it('uses headings for words that the sentence itself lacks', () => {
    const passage = makePassage('Sie beträgt zwei Wochen. Der Vertrag wird in zwei Exemplaren ausgefertigt.', {
      headingPath: ['Probezeit', 'Kündigungsfrist'],
    });
    const answer = answerFromPassages('Kündigungsfrist in der Probezeit in Wochen?', [passage], 'de');
    expect(answer.citations[0]?.quote).toContain('zwei Wochen');
  });

  it.each([
    'Wie hoch ist der Eiffelturm in Paris?',
    'Wer gewann die Fußballweltmeisterschaft?',
    'Was kostet ein Parkplatz am Flughafen Frankfurt im Jahr?',
    'und was ist das?',
    '???',
  ])('says honestly that nothing was found for %j', (question) => {
    const answer = answerFromPassages(question, [notice, holiday, canteen], 'de');
    expect(answer).toMatchObject({ found: false, citations: [] });
    expect(answer.text).toContain('nichts gefunden');
    expect(answerFromPassages(question, [], 'en').text).toContain('I found nothing');
  });

  it('says the same once', () => {
    const copies = [holiday, makePassage(holiday.text), makePassage(holiday.text)];
    expect(answerFromPassages('Wie viele Tage Urlaub hat ein Mitarbeiter im Jahr?', copies, 'de').citations).toHaveLength(1);
  });

  it('quotes a heading together with the text after it', () => {
    const passage = makePassage('Öffnungszeiten der Bibliothek\nMontag bis Freitag von 9 bis 18 Uhr.');
    expect(answerFromPassages('Öffnungszeiten Bibliothek', [passage], 'de').citations[0]?.quote).toBe(passage.text);
  });

  it('makes nothing of a document active in its answer', () => {
    const passage = makePassage(
      'Die Frist der Kündigung ![x](http://evil.example/?q=1) [klick](javascript:alert(1)) <img src=x> siehe [7] beträgt *drei* Monate.',
    );
    const { text, citations } = answerFromPassages('Frist der Kündigung in Monaten?', [passage], 'de');
    expect(text).not.toMatch(/(?<!\\)(!\[|\[[^\]\\]*\]\(|<img|\*)/);
    expect([...text.matchAll(/(?<!\\)\[(\d+)\]/g)].map(([marker]) => marker)).toEqual(['[1]']);
    expect(citations[0]?.quote).toBe(passage.text);
  });

  it('gives the whole passage as the place when its text is not the text of the document', () => {
    const edited = { ...notice, charEnd: notice.charEnd + 40 };
    const [first] = answerFromPassages('Kündigungsfrist in der Probezeit?', [edited], 'de').citations;
    expect(first).toMatchObject({ charStart: edited.charStart, charEnd: edited.charEnd });
  });

  it('marks only the boxes around the quote', () => {
    const subjects =
      'Anreise Beleg Chef Dienstreise Ebene Formular Gast Hotel Inland Jahr Karte Lohn Mahlzeit Nacht Ort Pauschale Quittung Rabatt Spesen Taxi'.split(
        ' ',
      );
    const lines = subjects.map((subject) => `Zum Punkt ${subject} gilt die Regel aus dem Anhang.`);
    const boxes = lines.map((_line, index) => ({ page: index < 10 ? 1 : 2, x: 0, y: (index % 10) * 20, w: 100, h: 10 }));
    const passage = makePassage(lines.join(' '), { boxes });
    const [first] = answerFromPassages('Welche Regel gilt für die Nacht im Ort?', [passage], 'de').citations;
    expect(first?.boxes).toContainEqual(boxes[14]);
    expect(first!.boxes.length).toBeLessThanOrEqual(5);
    expect(first?.page).toBe(2);
  });
});
