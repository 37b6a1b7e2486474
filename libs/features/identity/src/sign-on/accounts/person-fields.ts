import { emailSchema } from '@assist/contracts/people';

const NAME_LENGTH = 120;
const SUBJECT_LENGTH = 255;
const GROUP_LENGTH = 1000;

/** An address in our form; null for what is none. */
export function emailOf(value: unknown): string | null {
  const parsed = emailSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** A name on one line; the part of the address before the @ where the provider has no name. */
export function nameOf(value: unknown, email: string): string {
  const text = typeof value === 'string' ? value : '';
  const line = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, NAME_LENGTH)
    .trim();
  return line === '' ? (email.split('@')[0] ?? email).slice(0, NAME_LENGTH) : line;
}

/** Null for what cannot name a person for ever. */
export function subjectOf(value: unknown): string | null {
  if (typeof value !== 'string' || value === '' || value.length > SUBJECT_LENGTH) return null;
  return /[\p{Cc}\p{Cs}]/u.test(value) ? null : value;
}

/** Names of groups out of a claim or attribute: one text or a list; whatever else is in it is left out. */
export function groupsOf(value: unknown, limit: number): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const names = new Set<string>();
  for (const name of values) {
    if (names.size >= limit) break;
    if (typeof name === 'string' && name !== '' && name.length <= GROUP_LENGTH) names.add(name);
  }
  return [...names];
}
