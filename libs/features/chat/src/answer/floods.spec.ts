// T24: a text that a person, a document or a model made long and dull must not hold the process up.
import { describe, expect, it } from 'vitest';
import { makePassage } from '../../test/make-passage.js';
import { titleOf } from '../conversations/chat-title.js';
import { joinedQuery, ownQuery, readQuestion } from './asked-question.js';
import { finalCitations } from './answer-citations.js';
import { CitationStream } from './citation-stream.js';
import { detectLanguage } from './detect-language.js';
import { answerFromPassages } from './extractive-answer.js';
import { boundHistory } from './history.js';
import { buildPrompt } from './prompt.js';
import { quotable } from './quotable.js';
import { sentences } from './sentences.js';

const LENGTH = 100_000;
/** Time of the processor, not of the clock: far above what linear work takes, far below quadratic work of this length. */
const LIMIT_MS = 1500;
const PATTERNS = [
  ...[' ', '\n', '\t', '[', '[1', '[1]', '[1] ', '[1, ', '[ ', '`', '!', '![', '<', '< ', '</', '.', '. ', '.)', '。', '„', ')'],
  ...['a', 'a ', 'A. ', '1.', '\n- ', '\n\n ', '_', '\u00a0', '\u200b', '-', '【', '( ', 'ä', '😀', '\u0301', ', ', '[^', '†'],
];
const passagesOf = (text: string) => Array.from({ length: 8 }, () => makePassage(text.slice(0, 3000)));

function stream(text: string, size: number): string {
  const markers = new CitationStream(8);
  let out = '';
  for (let at = 0; at < text.length; at += size) out += markers.push(text.slice(at, at + size));
  return out + markers.flush();
}

const WORK: Record<string, (text: string) => unknown> = {
  history: (text) =>
    boundHistory(
      [
        { role: 'user', text: 'Frage' },
        { role: 'assistant', text },
      ],
      4000,
    ),
  prompt: (text) => buildPrompt({ question: text, passages: [makePassage(text)], history: [], language: 'de' }),
  'prompt with many passages': (text) =>
    buildPrompt({ question: 'x', passages: passagesOf(text), history: [{ role: 'user', text }], language: 'de' }),
  'an answer at once': (text) => stream(text, text.length),
  'an answer in pieces': (text) => stream(text, 7),
  'sources of an answer': (text) => finalCitations(`${text} Ende [1].`, passagesOf('Satz eins. Satz zwei.'), [0, 1]),
  'an answer without a model': (text) => answerFromPassages(readQuestion(text.slice(0, 4000), []), passagesOf(text), 'de'),
  sentences,
  quotable,
  language: (text) => detectLanguage(text, 'de'),
  'search queries': (text) => {
    const asked = readQuestion(text, [text, 'Was kostet die Anlage?']);
    return [ownQuery(asked), joinedQuery(asked)];
  },
  title: titleOf,
};

describe.each(Object.keys(WORK))('%s', (name) => {
  it('takes no longer for a flood than its length deserves', () => {
    const slow = PATTERNS.flatMap((pattern) =>
      ['', 'x'].flatMap((end) => {
        const text = pattern.repeat(Math.ceil(LENGTH / pattern.length)).slice(0, LENGTH) + end;
        const began = process.cpuUsage();
        WORK[name]!(text);
        const ms = process.cpuUsage(began).user / 1000;
        return ms > LIMIT_MS ? [`${JSON.stringify(pattern)}: ${ms.toFixed(0)} ms`] : [];
      }),
    );
    expect(slow).toEqual([]);
  }, 120_000);
});
