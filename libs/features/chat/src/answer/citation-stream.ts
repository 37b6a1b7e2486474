/** A source as models write it: `[1]`, `[1, 2]`, `[1-3]`, `[^1]`, `[Quelle 1]`, `【1】`, with what stands between it and the word before. */
const LABEL = '(?:quellen?|sources?|passagen?|passages?|abschnitte?|dokumente?|documents?|nr\\.?)';
const MARKER = `[ \\t]{0,8}[[【]\\s*\\^?(?:${LABEL}\\s*)?(\\d{1,4}(?:\\s*(?:,|;|-|–|und|and|&)\\s*(?:${LABEL}\\s*)?\\d{1,4}){0,20})\\s*(?:†[^\\]】]{0,30})?[\\]】]`;
const TOKEN = new RegExp(`(\`{1,64})|(\\n)|(!\\[)|${MARKER}`, 'gi');
/** The end of what has arrived may be the beginning of a token, but of none longer than this. */
const UNFINISHED = /(?:[ \t]{1,8}|!|(?:!|[ \t]{1,8})?[[【][^[\]【】\n`]{0,60})$/;
const LONGEST_UNFINISHED = 70;
const LONGEST_TICKS = 64;
/** The invisible joiner keeps a number after it from being taken for a source once Markdown is read. */
const IMAGE_AS_TEXT = '!\\[\u2060';
const MAX_RANGE = 20;

/**
 * Rewrites the sources in a model's answer while it streams: numbers that no passage has are dropped, the others are
 * counted in order of appearance, each form becomes `[n]`. What may be a cut-off marker is held back until it is whole.
 * Code is left alone, and an image is shown as its text: nothing that a document made the model write is loaded.
 */
export class CitationStream {
  readonly #passages: number;
  readonly #order: number[] = [];
  #held = '';
  #code = '';

  constructor(passageCount: number) {
    this.#passages = passageCount;
  }

  /** Positions of the cited passages in order of appearance: `[1]` is `cited[0]`. */
  get cited(): readonly number[] {
    return this.#order;
  }

  push(delta: string): string {
    const text = this.#held + delta;
    const at = unfinishedAt(text);
    this.#held = text.slice(at);
    return this.#rewrite(text.slice(0, at));
  }

  flush(): string {
    const rest = this.#rewrite(this.#held).trimEnd();
    this.#held = '';
    return rest;
  }

  #rewrite(text: string): string {
    return text.replace(TOKEN, (token: string, ticks?: string, newline?: string, image?: string, numbers?: string) => {
      if (ticks !== undefined) this.#tick(ticks);
      else if (newline !== undefined && this.#code.length < 3) this.#code = '';
      if (this.#code !== '' || ticks !== undefined || newline !== undefined) return token;
      if (image !== undefined) return IMAGE_AS_TEXT;
      return this.#renumber(token, numbers ?? '');
    });
  }

  #tick(ticks: string): void {
    if (this.#code === '') this.#code = ticks;
    else if (ticks === this.#code || (this.#code.length >= 3 && ticks.length >= this.#code.length)) this.#code = '';
  }

  #renumber(token: string, numbers: string): string {
    const known = numbersIn(numbers).filter((number) => number >= 1 && number <= this.#passages);
    if (known.length === 0) return '';
    const space = /^[ \t]*/.exec(token)?.[0] ?? '';
    return space + [...new Set(known)].map((number) => `[${this.#place(number - 1)}]`).join('');
  }

  #place(passage: number): number {
    const known = this.#order.indexOf(passage);
    return known >= 0 ? known + 1 : this.#order.push(passage);
  }
}

/** Where the end of a text begins that must wait for what follows; looks at the end only, however long the text is. */
function unfinishedAt(text: string): number {
  let ticks = 0;
  while (text.at(-1 - ticks) === '`') ticks += 1;
  if (ticks > 0) return text.length - (ticks % LONGEST_TICKS);
  const from = Math.max(0, text.length - LONGEST_UNFINISHED);
  const match = UNFINISHED.exec(text.slice(from));
  return match === null ? text.length : from + match.index;
}

function numbersIn(text: string): number[] {
  const numbers: number[] = [];
  for (const [, from, to] of text.matchAll(/(\d+)(?:\s*[-–]\s*(\d+))?/g)) {
    const first = Number(from);
    const last = to === undefined ? first : Number(to);
    for (let number = first; number <= last && number < first + MAX_RANGE; number += 1) numbers.push(number);
  }
  return numbers;
}
