const MAX_TITLE_CHARS = 200;

/** The headings above a place in a document, from the outermost. */
export class HeadingPath {
  readonly #open: { readonly level: number; readonly title: string }[] = [];

  get titles(): readonly string[] {
    return this.#open.map((heading) => heading.title);
  }

  /** A heading closes those of its own and of deeper levels. */
  enter(level: number, title: string): void {
    while ((this.#open.at(-1)?.level ?? 0) >= level) this.#open.pop();
    this.#open.push({ level, title: title.slice(0, MAX_TITLE_CHARS) });
  }
}
