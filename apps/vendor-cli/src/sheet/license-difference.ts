import type { LicensePayload } from '@assist/licence/core';

/** One claim that differs; a side that lacks it is null. */
export interface ClaimDifference {
  readonly claim: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** These differ always, and say nothing about what is licensed. */
const IDENTITY = new Set(['lid', 'seq', 'supersedes', 'iat']);

/** By claim, in the order of the specification; lists are compared whole. */
export function differencesOf(before: LicensePayload, after: LicensePayload): readonly ClaimDifference[] {
  const [old, now] = [flatten(before, ''), flatten(after, '')];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((claim) => ({ claim, before: old.get(claim) ?? null, after: now.get(claim) ?? null }))
    .filter((found) => found.before !== found.after);
}

export function isIdentity({ claim }: ClaimDifference): boolean {
  return IDENTITY.has(claim);
}

export function differenceLines(differences: readonly ClaimDifference[]): readonly string[] {
  return differences.map(({ claim, before, after }) => {
    if (before === null) return `+ ${claim}: ${after ?? ''}`;
    return after === null ? `- ${claim}: ${before}` : `~ ${claim}: ${before} → ${after}`;
  });
}

function flatten(value: object, prefix: string): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, member] of Object.entries(value)) {
    const path = `${prefix}${name}`;
    if (isRecord(member) && Object.keys(member).length > 0) {
      flatten(member, `${path}.`).forEach((text, key) => flat.set(key, text));
    } else {
      flat.set(path, textOf(member));
    }
  }
  return flat;
}

function textOf(member: unknown): string {
  if (Array.isArray(member)) return member.join(', ');
  return isRecord(member) ? '✓' : String(member);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
