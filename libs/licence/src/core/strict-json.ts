import { refuse, type LicenseFaultCode } from './refusal.js';

const MAX_DEPTH = 8;
const WHITESPACE = new Set([' ', '\t', '\r', '\n']);
/** Names that reach prototypes, or that an engine moves to the front and so changes the order of the text. */
const UNSAFE_NAME = /^(__proto__|constructor|prototype|-?\d+)$/;

/**
 * Parses JSON (RFC 8259) that has exactly one reading: the text, apart from whitespace between its tokens, equals
 * `JSON.stringify(JSON.parse(text))`. That refuses duplicate names, other spellings of a number or a character and
 * text after the end. Nesting is at most 8 deep and is checked before the parser runs.
 * Refuses with `code`.
 */
export function parseLooselySpaced(text: string, code: LicenseFaultCode): unknown {
  const compact = withoutWhitespace(text);
  if (compact === null) refuse(code, { fact: 'depth' });
  const value = parse(text, code);
  if (JSON.stringify(value) !== compact) refuse(code, { fact: 'ambiguous' });
  return value;
}

/** As `parseLooselySpaced`, with no whitespace at all: the form of everything that is signed. */
export function parseExact(text: string, code: LicenseFaultCode): unknown {
  const value = parseLooselySpaced(text, code);
  if (JSON.stringify(value) !== text) refuse(code, { fact: 'spaced' });
  return value;
}

/** True for a text that `parseExact` takes: what may be signed. */
export function isExactJson(text: string): boolean {
  try {
    parseExact(text, 'LIC_SCHEMA');
    return true;
  } catch {
    return false;
  }
}

function parse(text: string, code: LicenseFaultCode): unknown {
  try {
    return JSON.parse(text, refuseUnsafeNames);
  } catch {
    return refuse(code, { fact: 'json' });
  }
}

function refuseUnsafeNames(this: unknown, name: string, value: unknown): unknown {
  if (!Array.isArray(this) && UNSAFE_NAME.test(name)) throw new SyntaxError('unsafe member name');
  return value;
}

/** The text without the whitespace between tokens, or null when it nests too deep. */
function withoutWhitespace(text: string): string | null {
  let kept = '';
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (inString) {
      kept += char;
      if (char === '\\') kept += text.charAt(++at);
      inString = char !== '"';
      continue;
    }
    if (WHITESPACE.has(char)) continue;
    kept += char;
    inString = char === '"';
    if (char === '{' || char === '[') depth += 1;
    if (char === '}' || char === ']') depth -= 1;
    if (depth > MAX_DEPTH) return null;
  }
  return kept;
}
