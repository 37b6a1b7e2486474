/** One line of the file, with a block if it has one. Words are already quoted or fixed text of ours. */
export interface Directive {
  readonly words: readonly string[];
  readonly block?: readonly Directive[];
}

/** A directive from its words. */
export function line(...words: readonly string[]): Directive {
  return { words };
}

/** A directive with a block. */
export function block(words: readonly string[], directives: readonly Directive[]): Directive {
  return { words, block: directives };
}

/** The text as `caddy fmt` would write it: tabs, an empty line between blocks at the top. */
export function render(directives: readonly Directive[]): string {
  return `${directives.map((directive) => renderOne(directive, '')).join('\n\n')}\n`;
}

function renderOne({ words, block: inner }: Directive, indent: string): string {
  const head = `${indent}${words.join(' ')}`.trimEnd();
  if (inner === undefined) return head;
  const opening = words.length === 0 ? `${indent}{` : `${head} {`;
  return [opening, ...inner.map((directive) => renderOne(directive, `${indent}\t`)), `${indent}}`].join('\n');
}
