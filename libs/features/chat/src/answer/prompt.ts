import type { SearchResult } from '@assist/contracts';
import type { Locale } from '@assist/kernel';
import type { ModelMessage } from '@assist/llm/contracts';
import { boundHistory, type Turn } from './history.js';
import { systemPrompt } from './system-prompt.js';

export interface PromptInput {
  readonly question: string;
  /** Best first. */
  readonly passages: readonly SearchResult[];
  /** Earlier turns, oldest first, without this question. */
  readonly history: readonly Turn[];
  readonly language: Locale;
}

export interface Prompt {
  readonly messages: readonly ModelMessage[];
  /** The passages that fitted; `[n]` in the answer means `passages[n - 1]`. */
  readonly passages: readonly SearchResult[];
}

/** Characters of a whole prompt: with three of them a token it fits, with the answer, into a context of 8,192 tokens. */
const BUDGET = 18_000;
const HISTORY_BUDGET = 4000;
const LEAST_FOR_PASSAGES = 4000;

/** What a model is asked: the rules, the bounded conversation, and the question with its passages as marked data. */
export function buildPrompt(input: PromptInput): Prompt {
  const history = boundHistory(input.history, HISTORY_BUDGET);
  const used = input.question.length + history.reduce((sum, turn) => sum + turn.text.length, 0);
  const passages = fitting(input.passages, Math.max(LEAST_FOR_PASSAGES, BUDGET - used));
  const system = systemPrompt(input.language, passages.length === 0 ? 'none' : 'passages');
  const asked =
    passages.length === 0 ? input.question : `${passagesAsData(passages)}\n\n${label(input.language)}\n${input.question}`;
  return { messages: [{ role: 'system', text: system }, ...history, { role: 'user', text: asked }], passages };
}

function label(language: Locale): string {
  return language === 'de' ? 'Frage:' : 'Question:';
}

/** Whole passages as long as they fit; the first one always, cut if need be. */
function fitting(passages: readonly SearchResult[], budget: number): SearchResult[] {
  const kept: SearchResult[] = [];
  let left = budget;
  for (const passage of passages) {
    if (passage.text.length > left && kept.length > 0) continue;
    kept.push(
      passage.text.length > left ? { ...passage, text: passage.text.slice(0, left), charEnd: passage.charStart + left } : passage,
    );
    left -= passage.text.length;
  }
  return kept;
}

function passagesAsData(passages: readonly SearchResult[]): string {
  const parts = passages.map((passage, index) => {
    const section = passage.headingPath.length > 0 ? ` section="${attribute(passage.headingPath.join(' > '))}"` : '';
    const page = passage.page === null ? '' : ` page="${passage.page}"`;
    return `<passage n="${index + 1}" document="${attribute(passage.title)}"${section}${page}>\n${inert(passage.text)}\n</passage>`;
  });
  return `<passages>\n${parts.join('\n')}\n</passages>`;
}

function attribute(text: string): string {
  return inert(text)
    .replace(/["<>\s]+/g, ' ')
    .trim()
    .slice(0, 200);
}

/** What a reader, and so a model, takes for a bracket or a slash, beside the real ones. */
const OPENS = '[<＜﹤‹〈⟨˂]';
const OPENS_SQUARE = '[\\[［【〔]';
const BETWEEN = '[\\s\\p{Cf}/／⁄∕]*';
const DELIMITERS = new RegExp(`${OPENS}(?=${BETWEEN}${looksLike('passage')}s?(?![\\p{L}\\p{N}]))`, 'giu');
const TAGS = new RegExp(`${OPENS}(?=[|｜]|${OPENS}${BETWEEN}SYS|${BETWEEN}(?:s|(?:start|end)_of_turn|think)\\s*[>＞])`, 'giu');
const INSTRUCTIONS = new RegExp(
  `${OPENS_SQUARE}(?=${BETWEEN}(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS)\\s*[\\]］】〕])`,
  'giu',
);

/**
 * Text of a document can hold our own delimiters or the control tokens of a model's chat template, or what looks like
 * them: a local server may take the tokens for real ones, a model the look-alikes. A round bracket in place of theirs
 * leaves it readable and opens nothing; every length stays, so places in the passage do too.
 */
function inert(text: string): string {
  return text.replace(DELIMITERS, '(').replace(TAGS, '(').replace(INSTRUCTIONS, '(');
}

/** A pattern of the word in usual and in full-width letters, also with invisible characters in between. */
function looksLike(word: string): string {
  const letters = [...word].map((letter) => `[${letter}${String.fromCharCode(letter.charCodeAt(0) + 0xfee0)}]`);
  return letters.join('\\p{Cf}*');
}
