const OPEN = '<think>';
const CLOSE = '</think>';

/**
 * Leaves out the `<think>…</think>` block with which some local models begin when their server does not separate it.
 * Only at the very beginning: the same words later are part of an answer about them.
 */
export class ThinkingFilter {
  #state: 'start' | 'thinking' | 'after' | 'passing' = 'start';
  #held = '';

  push(text: string): string {
    switch (this.#state) {
      case 'start':
        return this.#begin(this.#held + text);
      case 'thinking':
        return this.#think(this.#held + text);
      case 'after':
        return this.#pass(text.trimStart());
      case 'passing':
        return text;
    }
  }

  /** What is still held at the end of the answer; thoughts that never ended stay out. */
  flush(): string {
    return this.#state === 'start' ? this.#held : '';
  }

  #begin(held: string): string {
    const begin = held.trimStart();
    this.#held = held;
    if (begin.length < OPEN.length && OPEN.startsWith(begin)) return '';
    if (!begin.startsWith(OPEN)) return this.#pass(held);
    this.#state = 'thinking';
    return this.#think(begin.slice(OPEN.length));
  }

  #think(held: string): string {
    const end = held.indexOf(CLOSE);
    this.#held = held.slice(-CLOSE.length);
    if (end < 0) return '';
    this.#state = 'after';
    return this.#pass(held.slice(end + CLOSE.length).trimStart());
  }

  #pass(text: string): string {
    if (text !== '') this.#state = 'passing';
    return text;
  }
}
