import type { SearchResult } from '@assist/contracts';
import { describe, expect, it } from 'vitest';
import { makePassage } from '../../test/make-passage.js';
import { readQuestion } from './asked-question.js';
import { answerFromPassages } from './extractive-answer.js';
import { findPassages } from './find-passages.js';
import { contentStems, sameWord } from './words.js';

const library = [
  'The daily allowance for a business trip is 28 euros. It is requested with the travel form.',
  'Die Lieferzeit beträgt zehn Werktage. Eilbestellungen kosten zwölf Euro mehr.',
  'Der Urlaubsanspruch beträgt 30 Tage. In Teilzeit verringert sich der Urlaubsanspruch anteilig. Er verfällt am 31. März.',
  'In Teilzeit gilt die Gleitzeit zwischen sieben und zwanzig Uhr.',
  'Das Tagegeld beträgt 28 Euro. Das Tagegeld wird mit dem Reiseformular beantragt.',
  'Eine Fortbildung wird beim Vorgesetzten beantragt.',
].map((text) => makePassage(text));

/** Any shared word finds, most shared words first. */
async function search(query: string): Promise<readonly SearchResult[]> {
  const asked = contentStems(query);
  const shared = (text: string): number =>
    asked.filter((stem) => contentStems(text).some((other) => sameWord(stem, other))).length;
  return library.filter(({ text }) => shared(text) > 0).sort((a, b) => shared(b.text) - shared(a.text));
}

async function quotesFor(question: string, ...earlier: readonly string[]): Promise<string> {
  const asked = readQuestion(question, earlier);
  const { found, citations } = answerFromPassages(asked, await findPassages(asked, search), 'de');
  return found ? citations.map((citation) => citation.quote).join('\n') : 'nothing';
}

describe('findPassages', () => {
  it.each([
    ['Wie lange ist die Lieferzeit?', 'What is the daily allowance?', 'zehn Werktage', 'allowance'],
    ['What is the daily allowance?', 'Wie lange ist die Lieferzeit?', '28 euros', 'Werktage'],
    ['wie hoch ist das tagegeld?', 'Wie lange ist die Lieferzeit?', '28 Euro', 'Werktage'],
    ['Lieferzeit?', 'Wie hoch ist das Tagegeld?', 'zehn Werktage', 'Tagegeld'],
    ['Und wie lange ist die Lieferzeit?', 'Wie hoch ist das Tagegeld?', 'zehn Werktage', 'Tagegeld'],
    ['Wie wird es beantragt?', 'Wie hoch ist das Tagegeld?', 'Reiseformular', 'Werktage'],
    ['Und in Teilzeit?', 'Wie hoch ist der Urlaubsanspruch?', 'anteilig', '30 Tage'],
    ['Wann verfällt er?', 'Wie hoch ist der Urlaubsanspruch?', '31. März', 'Gleitzeit'],
  ])('answers %j after %j', async (question, earlier, wanted, unwanted) => {
    const quotes = await quotesFor(question, earlier);
    expect(quotes).toContain(wanted);
    expect(quotes).not.toContain(unwanted);
  });

  it.each(['Und für Raumfahrer?', 'Wie hoch ist das Kilometergeld?', 'Und das Kilometergeld?', 'What about astronauts?'])(
    'does not give the previous answer again for %j, which no document knows',
    async (question) => {
      expect(await quotesFor(question, 'Wie hoch ist das Tagegeld?')).toBe('nothing');
    },
  );

  it('takes the earlier question where there is no word to search for', async () => {
    expect(await quotesFor('Warum?', 'Wie lange ist die Lieferzeit?')).toContain('zehn Werktage');
    expect(await quotesFor('How long is it valid?', 'What is the daily allowance?')).toContain('28 euros');
  });

  it('searches once for a question that stands for itself, and with the one before only if that finds too little', async () => {
    const queries: string[] = [];
    const noting = async (query: string): Promise<readonly SearchResult[]> => {
      queries.push(query);
      return search(query);
    };
    await findPassages(readQuestion('Wie lange ist die Lieferzeit?', ['Wie hoch ist das Tagegeld?']), noting);
    expect(queries).toEqual(['Wie lange ist die Lieferzeit?']);
    const found = await findPassages(readQuestion('Wer zahlt Raumfahrer?', ['Wie hoch ist das Tagegeld?']), noting);
    expect(queries.at(-1)).toBe('Wer zahlt Raumfahrer?\nWie hoch ist das Tagegeld?');
    expect(found.map(({ text }) => text)).toEqual([library[4]!.text]);
  });
});
