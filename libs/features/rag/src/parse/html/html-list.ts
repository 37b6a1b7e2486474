import { isTag, type Element } from 'domhandler';
import { cleanLine } from '../clean-text.js';
import { fail } from '../failure.js';
import { textOf } from './html-text.js';

const MAX_LIST_DEPTH = 40;

/** Lines of a list, one per item, nested lists indented. */
export function listLinesOf(list: Element, depth = 0): readonly string[] {
  if (depth > MAX_LIST_DEPTH) fail('too_complex', 'lists are nested too deep');
  const items = list.childNodes.filter(isTag);
  const first = Number.parseInt(list.attribs['start'] ?? '1', 10) || 1;
  return items.flatMap((item, at) => {
    if (isList(item)) return listLinesOf(item, depth + 1);
    const mark = list.name === 'ol' ? `${String(first + at)}.` : '-';
    const own = cleanLine(
      item.childNodes
        .filter((node) => !(isTag(node) && isList(node)))
        .map((node) => textOf(node))
        .join(''),
    );
    const nested = item.childNodes
      .filter(isTag)
      .filter(isList)
      .flatMap((inner) => listLinesOf(inner, depth + 1));
    return own === '' ? nested : [`${'  '.repeat(depth)}${mark} ${own}`, ...nested];
  });
}

function isList(element: Element): boolean {
  return element.name === 'ul' || element.name === 'ol';
}
