import type { AuditDetail } from '@assist/contracts/house';

const MAX_TEXT = 200;
const MAX_MEMBERS = 20;
const MAX_LIST = 50;

/** One well-formed line: PostgreSQL takes no NUL, and half a surrogate pair would be hashed otherwise than stored. */
export function boundedLine(text: string, maxLength: number): string {
  const line = wellFormed(text).replace(/\p{Cc}/gu, ' ');
  return line.length <= maxLength ? line : `${wellFormed(line.slice(0, maxLength - 1))}…`;
}

function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

/** The JSON text that is stored; what is too long or too many ends with `…`. */
export function detailText(detail: AuditDetail): string {
  const members = Object.entries(detail).filter(([, value]) => value !== undefined);
  const kept = members.length <= MAX_MEMBERS ? members : members.slice(0, MAX_MEMBERS - 1);
  const bounded = kept.map(([name, value]) => [boundedLine(name, 60), boundedValue(value)]);
  if (kept.length < members.length) bounded.push(['…', members.length - kept.length]);
  return JSON.stringify(Object.fromEntries(bounded));
}

function boundedValue(value: AuditDetail[string]): AuditDetail[string] {
  if (typeof value === 'string') return boundedLine(value, MAX_TEXT);
  if (!Array.isArray(value)) return value;
  const list = (value as readonly string[]).slice(0, MAX_LIST).map((text) => boundedLine(text, MAX_TEXT));
  return value.length > MAX_LIST ? [...list.slice(0, MAX_LIST - 1), '…'] : list;
}
