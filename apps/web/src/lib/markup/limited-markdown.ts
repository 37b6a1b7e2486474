/** A piece of a line. Nothing else can come out, so nothing that was typed is ever markup. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] };

export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] };

const ITEM = /^\s*[-*•]\s+/;
/** One level of nesting: bold with a link in it, not more. */
const MAX_DEPTH = 3;

/**
 * A little markdown for short texts of the house: paragraphs, lists with `-`, `**bold**`, `*italic*` and
 * `[text](https://…)`. Everything else is text as it stands.
 */
export function limitedMarkdown(source: string): Block[] {
  const groups = source
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .map((group) => group.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0);
  return groups.flatMap(blocksOf);
}

/** Lists may follow a line directly. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: { kind: 'paragraph' | 'list'; lines: string[] }[] = [];
  for (const line of lines) {
    const kind = ITEM.test(line) ? 'list' : 'paragraph';
    const last = blocks.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else blocks.push({ kind, lines: [line] });
  }
  return blocks.map(({ kind, lines: own }) =>
    kind === 'list'
      ? { kind, items: own.map((line) => inlineOf(line.replace(ITEM, ''), 0)) }
      : { kind, lines: own.map((line) => inlineOf(line, 0)) },
  );
}

const MARKED = /\*\*([^*]+(?:\*[^*]+\*[^*]*)*)\*\*|\*([^*\s](?:[^*]*[^*\s])?)\*|\[([^[\]]+)\]\(([^()\s]+)\)/;

function inlineOf(text: string, depth: number): Inline[] {
  const found = depth < MAX_DEPTH ? MARKED.exec(text) : null;
  if (found === null) return text === '' ? [] : [{ kind: 'text', text }];
  const [whole, strong, emphasis, label = '', address = ''] = found;
  const before: Inline[] = found.index === 0 ? [] : [{ kind: 'text', text: text.slice(0, found.index) }];
  const after = inlineOf(text.slice(found.index + whole.length), depth);
  return [...before, ...pieceOf(whole, { strong, emphasis, label, address }, depth), ...after];
}

interface Marked {
  readonly strong: string | undefined;
  readonly emphasis: string | undefined;
  readonly label: string;
  readonly address: string;
}

function pieceOf(whole: string, { strong, emphasis, label, address }: Marked, depth: number): Inline[] {
  if (strong !== undefined) return [{ kind: 'strong', children: inlineOf(strong, depth + 1) }];
  if (emphasis !== undefined) return [{ kind: 'emphasis', children: inlineOf(emphasis, depth + 1) }];
  const href = safeAddress(address);
  return href === null ? [{ kind: 'text', text: whole }] : [{ kind: 'link', href, children: inlineOf(label, MAX_DEPTH) }];
}

/** Only what leads to a page, a mailbox or a telephone. */
export function safeAddress(address: string): string | null {
  if (!/^(?:https?:\/\/|mailto:|tel:)/i.test(address)) return null;
  return URL.parse(address)?.href ?? null;
}
