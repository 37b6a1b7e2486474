import { AppError } from '@assist/kernel';
import { ATTRIBUTES, DRAWING, ELEMENTS, isSafeValue, PRESENTATION, REPEATED, REPEATING } from './svg-rules.js';
import { malformed, svgTokens } from './svg-tokens.js';

const MAX_ELEMENTS = 5000;
const MAX_DEPTH = 40;
const NAMESPACE = 'http://www.w3.org/2000/svg';

/**
 * An SVG written anew from the shapes and plain attributes that a logo needs; everything else is left out, with all that
 * is in it. Only what is known to be harmless gets through, so nothing has to be known about what is not.
 * @throws AppError LOGO_INVALID with `reason` malformed, size or empty
 */
export function cleanSvg(file: Buffer): string {
  const out: string[] = [];
  const open: { readonly name: string; readonly kept: boolean }[] = [];
  let [elements, drawn, roots] = [0, 0, 0];
  for (const token of svgTokens(textOf(file))) {
    const parent = open.at(-1);
    if (token.kind === 'text') {
      if (parent === undefined && token.text.trim() !== '') throw malformed();
      if (parent?.kept === true && /^(?:text|tspan|title|desc)$/.test(parent.name)) out.push(escaped(token.text));
      continue;
    }
    if (token.kind === 'close') {
      if (open.pop()?.name !== token.name) throw malformed();
      if (parent?.kept === true) out.push(`</${token.name}>`);
      continue;
    }
    elements += 1;
    roots += parent === undefined ? 1 : 0;
    if (roots > 1 || (parent === undefined && token.name !== 'svg')) throw malformed();
    if (elements > MAX_ELEMENTS || open.length >= MAX_DEPTH) throw new AppError('LOGO_INVALID', { reason: 'size' });
    const kept = (parent?.kept ?? true) && ELEMENTS.has(token.name);
    drawn += kept && DRAWING.has(token.name) ? 1 : 0;
    const once = REPEATED.has(token.name) || open.some(({ name }) => REPEATED.has(name));
    const attributes = attributesOf(token.attributes, { isRoot: parent === undefined, once });
    if (kept) out.push(`<${token.name}${attributes}${token.closed ? '/>' : '>'}`);
    if (!token.closed) open.push({ name: token.name, kept });
  }
  if (open.length > 0 || roots === 0) throw malformed();
  if (drawn === 0) throw new AppError('LOGO_INVALID', { reason: 'empty' });
  return out.join('');
}

function textOf(file: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    throw malformed();
  }
}

/** `once`: what is drawn again wherever it is referred to, and so may itself refer to nothing of the kind. */
function attributesOf(
  attributes: readonly (readonly [string, string])[],
  { isRoot, once }: { readonly isRoot: boolean; readonly once: boolean },
): string {
  const kept = new Map<string, string>();
  for (const [name, value] of attributes) {
    if (name === 'style') for (const [property, part] of declarations(value)) kept.set(property, part);
    else if (ATTRIBUTES.has(name) && isSafeValue(value)) kept.set(name, value);
  }
  if (once) for (const name of REPEATING) kept.delete(name);
  const namespace = isRoot ? ` xmlns="${NAMESPACE}"` : '';
  return namespace + [...kept].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
}

/** Drawing programs write colours into `style`; each that is allowed becomes an attribute. */
function declarations(style: string): (readonly [string, string])[] {
  return style.split(';').flatMap((part) => {
    const [property = '', ...rest] = part.split(':');
    const [name, value] = [property.trim().toLowerCase(), rest.join(':').trim()];
    return PRESENTATION.has(name) && value !== '' && isSafeValue(value) ? [[name, value] as const] : [];
  });
}

function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
