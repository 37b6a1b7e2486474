import type { List, Nodes, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { cleanCharacters, cleanLayout, cleanLine } from '../clean-text.js';
import type { ParserInput, ParserOutcome } from '../parser.js';
import { readText } from './decode-text.js';
import { guardMarkdown } from './markdown-guard.js';
import { tableText } from './table-text.js';

const FRONT_MATTER = /^---\n([^]*?)\n---(?:\n|$)/;

/** CommonMark with tables. Front matter is no text, but its `title` is taken. */
export async function parseMarkdown(input: ParserInput): Promise<ParserOutcome> {
  const source = cleanCharacters(await readText(input.path));
  const front = FRONT_MATTER.exec(source)?.[1];
  const body = front === undefined ? source : source.replace(FRONT_MATTER, '');
  guardMarkdown(body);
  const root = fromMarkdown(body, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  for (const node of root.children) emitNode(input, node);
  return { pageCount: null, title: front === undefined ? null : frontTitle(front) };
}

function frontTitle(front: string): string | null {
  const line = front.split('\n').find((one) => one.startsWith('title:'));
  const title =
    line
      ?.slice('title:'.length)
      .trim()
      .replace(/^["']|["']$/g, '') ?? '';
  return title === '' ? null : title;
}

function emitNode(input: ParserInput, node: Nodes): void {
  switch (node.type) {
    case 'heading':
      input.emit({ kind: 'heading', level: node.depth, page: null, text: cleanLine(inlineText(node)) });
      return;
    case 'paragraph':
      input.emit({ kind: 'paragraph', level: null, page: null, text: cleanLine(inlineText(node)) });
      return;
    case 'code':
      input.emit({ kind: 'code', level: null, page: null, text: cleanLayout(node.value) });
      return;
    case 'table':
      input.emit({ kind: 'table', level: null, page: null, text: markdownTable(node) });
      return;
    case 'list':
      input.emit({ kind: 'list', level: null, page: null, text: listLines(node, 0).join('\n') });
      return;
    case 'html':
      input.emit({ kind: 'paragraph', level: null, page: null, text: cleanLine(node.value.replace(/<[^<>]*>/g, ' ')) });
      return;
    default:
      if ('children' in node) for (const child of node.children) emitNode(input, child);
  }
}

function listLines(list: List, depth: number): readonly string[] {
  return list.children.flatMap((item, at) => {
    const mark = list.ordered === true ? `${String((list.start ?? 1) + at)}.` : '-';
    const own = item.children.filter((child) => child.type !== 'list').map((child) => cleanLine(inlineText(child)));
    const nested = item.children.flatMap((child) => (child.type === 'list' ? listLines(child, depth + 1) : []));
    return [`${'  '.repeat(depth)}${mark} ${own.join(' ')}`.trimEnd(), ...nested];
  });
}

function markdownTable(table: Table): string {
  return tableText(
    table.children.map((row) => row.children.map((cell) => inlineText(cell))),
    1,
  );
}

function inlineText(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if (node.type === 'image') return node.alt ?? '';
  if (node.type === 'html') return ' ';
  if ('value' in node) return node.value;
  const gap = node.type === 'blockquote' || node.type === 'listItem' ? ' ' : '';
  return 'children' in node ? node.children.map((child) => inlineText(child)).join(gap) : '';
}
