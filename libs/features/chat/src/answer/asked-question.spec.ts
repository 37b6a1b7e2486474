import { describe, expect, it } from 'vitest';
import { joinedQuery, ownQuery, readQuestion } from './asked-question.js';

const before = 'Wie lange ist die Kündigungsfrist in der Probezeit?';

describe('readQuestion', () => {
  it.each([
    ...['Wie lange ist die Lieferzeit?', 'Wie hoch ist das Tagegeld?', 'wie hoch ist das tagegeld?', 'Was kostet das Projekt?'],
    ...[
      'Gibt es eine Kantine?',
      'Wo ist denn der Serverraum?',
      'Können Sie mir die Kantine zeigen?',
      'Was bedeutet Kleinbetrag?',
    ],
    ...['Wie viele Urlaubstage hat ein Auszubildender im ersten Jahr?', 'Was regelt das Dokument zur Reisekostenabrechnung?'],
    ...['What is the daily allowance?', 'How long does delivery take?', 'Is there a canteen?', 'Who repairs the printer?'],
    ...['Where is the server room of the Berlin office?', 'How are overtime hours of part-time employees paid?'],
  ])('sees that %j stands for itself', (question) => {
    expect(readQuestion(question, [before]).standing).toBe('alone');
  });

  it.each([
    ...['Und für Teilzeit?', 'Gilt das auch für Auszubildende?', 'Was ist mit Auszubildenden?', 'Und im Ausland?', 'Kosten?'],
    ...['Und wie hoch ist das Kilometergeld?', 'Wie teuer?', 'Wie sieht es bei Praktikanten aus?'],
    ...[
      'What about part-time employees?',
      'And for apprentices?',
      'Does it also apply to interns?',
      'Exceptions?',
      'How about Berlin?',
    ],
  ])('sees that %j asks the same about something else', (question) => {
    expect(readQuestion(question, [before])).toMatchObject({ standing: 'new-case', before });
  });

  it.each([
    ...[
      'Wie wird das beantragt?',
      'Wo kann ich sie verlängern?',
      'Wer genehmigt es?',
      'Und wie lange dauert das?',
      'Wie lange ist diese Frist?',
    ],
    ...['How long is it valid?', 'Who approves them?', 'How long is that period?', 'How many people work there?'],
  ])('sees that the subject of %j was named before', (question) => {
    expect(readQuestion(question, [before])).toMatchObject({ standing: 'pronoun', before });
  });

  it.each(['Und danach?', 'Warum?', 'Wie lange gilt das?', 'What about it?', 'And then?', 'Why not?'])(
    'sees that %j has no word of its own',
    (question) => {
      expect(readQuestion(question, [before])).toMatchObject({ standing: 'bare', before });
    },
  );

  it('looks past questions without words of their own to the subject', () => {
    expect(readQuestion('Warum?', [before, 'Und danach?']).before).toBe(before);
    expect(readQuestion('Warum?', [before, 'Und für Teilzeit?']).before).toBe(`Und für Teilzeit?\n${before}`);
    expect(readQuestion('Und für Praktikanten?', [before, 'Und für Teilzeit?']).before).toBe(before);
  });

  it('takes the first question of a conversation as it is', () => {
    expect(readQuestion('Warum?', [])).toEqual({ text: 'Warum?', standing: 'alone', before: undefined });
  });

  it('keeps to the length that a search accepts', () => {
    expect(ownQuery(readQuestion('x'.repeat(32_000), []))).toHaveLength(4000);
    const long = readQuestion('warum '.repeat(5000), ['y'.repeat(32_000)]);
    expect(joinedQuery(long).length).toBeLessThanOrEqual(4000);
    expect(joinedQuery(readQuestion('Und danach?', [before]))).toBe(`Und danach?\n${before}`);
  });
});
