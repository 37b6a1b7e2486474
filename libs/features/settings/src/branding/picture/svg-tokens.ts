import { AppError } from '@assist/kernel';

export type SvgToken =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: readonly (readonly [string, string])[];
      readonly closed: boolean;
    }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const SPACE = /\s*/y;
const TEXT = /[^<]+/y;
/** What stands between `<` and `>` and is no element. A document type with declarations of its own is refused. */
const SKIPPED = /<\?xml[^<>]*\?>|<!--[^]*?-->|<!DOCTYPE[^<>[\]]*>/iy;
const OPEN = /<([A-Za-z_][\w.:-]*)/y;
const CLOSE = /<\/([A-Za-z_][\w.:-]*)\s*>/y;
const ATTRIBUTE = /\s+([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const END = /\s*(\/?)>/y;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The pieces of a well-formed, simple XML text, in time that grows with its length. @throws AppError LOGO_INVALID */
export function* svgTokens(text: string): Generator<SvgToken> {
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  take(SPACE);
  while (at < text.length) {
    const plain = take(TEXT);
    if (plain !== null) {
      yield { kind: 'text', text: decoded(plain[0]) };
      continue;
    }
    if (take(SKIPPED) !== null) continue;
    const close = take(CLOSE);
    if (close !== null) {
      yield { kind: 'close', name: close[1] ?? '' };
      continue;
    }
    const open = take(OPEN);
    if (open === null) throw malformed();
    const attributes: [string, string][] = [];
    for (let next = take(ATTRIBUTE); next !== null; next = take(ATTRIBUTE)) {
      attributes.push([next[1] ?? '', decoded(next[2] ?? next[3] ?? '')]);
    }
    const end = take(END);
    if (end === null) throw malformed();
    yield { kind: 'open', name: open[1] ?? '', attributes, closed: end[1] === '/' };
  }
}

export function malformed(): AppError {
  return new AppError('LOGO_INVALID', { reason: 'malformed' });
}

/** Only the five names of XML itself and numbers; others would need declarations. */
function decoded(text: string): string {
  return text.replace(/&([^;\s&]{0,12})(;?)/g, (_, name: string, end: string) => {
    const known = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
    const value = known ?? characterOf(name);
    if (end !== ';' || value === undefined) throw malformed();
    return value;
  });
}

function characterOf(name: string): string | undefined {
  const match = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
  if (match === null) return undefined;
  const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  const isCharacter = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter || code === 9 || code === 10 || code === 13 ? String.fromCodePoint(code) : undefined;
}
