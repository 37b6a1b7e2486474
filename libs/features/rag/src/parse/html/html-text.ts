import { isTag, isText, type AnyNode } from 'domhandler';
import { fail } from '../failure.js';
import { BLOCK, DROPPED, MAX_DEPTH } from './html-elements.js';

/** All text of a node, with a line break where a block or a cell ends. */
export function textOf(node: AnyNode, depth = 0): string {
  if (isText(node)) return node.data;
  if (!isTag(node) || DROPPED.has(node.name)) return '';
  if (depth > MAX_DEPTH) fail('too_complex', 'elements are nested too deep');
  if (node.name === 'br') return '\n';
  if (node.name === 'img') return node.attribs['alt'] ?? '';
  const text = node.childNodes.map((child) => textOf(child, depth + 1)).join('');
  return BLOCK.has(node.name) || node.name === 'td' || node.name === 'th' || node.name === 'tr' ? `\n${text}\n` : text;
}
