import { isTag, isText, type AnyNode, type Element } from 'domhandler';
import { cleanLayout, cleanLine } from '../clean-text.js';
import { fail } from '../failure.js';
import type { ParserInput } from '../parser.js';
import { BLOCK, DROPPED, MAX_DEPTH } from './html-elements.js';
import { isLayoutTable, tableOf } from './html-table.js';
import { listLinesOf } from './html-list.js';
import { textOf } from './html-text.js';

/** Turns a tree of elements into blocks: block elements end the paragraph that is being gathered, inline ones add to it. */
export class HtmlWalker {
  #line = '';
  readonly #emit: ParserInput['emit'];

  constructor(emit: ParserInput['emit']) {
    this.#emit = emit;
  }

  walk(nodes: readonly AnyNode[], depth = 0): void {
    if (depth > MAX_DEPTH) fail('too_complex', 'elements are nested too deep');
    for (const node of nodes) {
      if (isText(node)) this.#line += node.data;
      else if (isTag(node) && !DROPPED.has(node.name)) this.#element(node, depth);
    }
  }

  /** Ends the paragraph that is being gathered. */
  flush(): void {
    const text = cleanLine(this.#line);
    this.#line = '';
    if (text !== '') this.#emit({ kind: 'paragraph', level: null, page: null, text });
  }

  #element(element: Element, depth: number): void {
    if (element.name === 'br') {
      this.#line += '\n';
    } else if (element.name === 'img') {
      this.#line += ` ${element.attribs['alt'] ?? ''} `;
    } else if (!BLOCK.has(element.name)) {
      this.walk(element.childNodes, depth + 1);
    } else {
      this.flush();
      this.#block(element, depth);
      this.flush();
    }
  }

  #block(element: Element, depth: number): void {
    const { name } = element;
    if (/^h[1-6]$/.test(name)) this.#put('heading', cleanLine(textOf(element)), Number(name[1]));
    else if (name === 'pre') this.#put('code', cleanLayout(textOf(element)));
    else if (name === 'figcaption') this.#put('caption', cleanLine(textOf(element)));
    else if (name === 'ul' || name === 'ol') this.#put('list', listLinesOf(element).join('\n'));
    else if (name === 'table' && !isLayoutTable(element)) this.#table(element);
    else this.walk(element.childNodes, depth + 1);
  }

  #table(element: Element): void {
    const { caption, text } = tableOf(element);
    this.#put('caption', caption);
    this.#put('table', text);
  }

  #put(kind: 'heading' | 'code' | 'caption' | 'list' | 'table', text: string, level: number | null = null): void {
    if (text !== '') this.#emit({ kind, level, page: null, text });
  }
}
