/** An earlier question or answer. */
export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

const MAX_TURNS = 8;
const MAX_ANSWER = 1200;
/** Looks for the blanks before a number from their beginning only: a long run of them is walked once. */
const MARKERS = /(?<![ \t])[ \t]*\[\d{1,4}\]/g;

/**
 * The latest turns that fit, beginning with a question and without empty ones. Old answers lose their source numbers:
 * they belong to other passages than those of the new question.
 */
export function boundHistory(history: readonly Turn[], budget: number): Turn[] {
  const kept: Turn[] = [];
  let left = budget;
  for (const turn of history.slice(-MAX_TURNS).reverse()) {
    const text = shorten(turn.role === 'assistant' ? turn.text.replace(MARKERS, '') : turn.text, MAX_ANSWER);
    if (text.length > left) break;
    if (text !== '') kept.unshift({ role: turn.role, text });
    left -= text.length;
  }
  const first = kept.findIndex((turn) => turn.role === 'user');
  return first < 0 ? [] : mergeSameRole(kept.slice(first));
}

function shorten(text: string, limit: number): string {
  const trimmed = text.trim();
  return trimmed.length <= limit ? trimmed : `${trimmed.slice(0, limit - 1)}…`;
}

/** A question whose answer failed or is empty leaves two questions in a row; some providers refuse that. */
function mergeSameRole(turns: readonly Turn[]): Turn[] {
  const merged: Turn[] = [];
  for (const turn of turns) {
    const last = merged.at(-1);
    if (last?.role === turn.role) merged.splice(-1, 1, { role: turn.role, text: `${last.text}\n\n${turn.text}` });
    else merged.push(turn);
  }
  if (merged.at(-1)?.role === 'user') merged.pop();
  return merged;
}
