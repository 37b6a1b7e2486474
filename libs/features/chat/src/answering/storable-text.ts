/** PostgreSQL takes no NUL in a text, and half a surrogate pair is no character for anybody. */
const NUL = /\0/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const ENDS_IN_HALF = /[\uD800-\uDBFF]$/;

/** Makes what a model says fit to be stored and sent. A character that is cut by the end of a piece waits for the next one. */
export class StorableText {
  #half = '';

  push(piece: string): string {
    const text = this.#half + piece;
    this.#half = ENDS_IN_HALF.exec(text)?.[0] ?? '';
    return clean(text.slice(0, text.length - this.#half.length));
  }

  flush(): string {
    const rest = clean(this.#half);
    this.#half = '';
    return rest;
  }
}

function clean(text: string): string {
  return text.replace(NUL, '').replace(LONE_SURROGATE, '\uFFFD');
}
