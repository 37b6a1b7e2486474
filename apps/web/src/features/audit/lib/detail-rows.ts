import type { AuditEntry } from '@assist/contracts/house';

export type DetailValue = AuditEntry['detail'][string];

/** One line of the details: what it was recorded with, or how it was before and after. */
export type DetailRow =
  | { readonly kind: 'fact'; readonly name: string; readonly value: DetailValue }
  | { readonly kind: 'change'; readonly name: string; readonly before: DetailValue; readonly after: DetailValue };

/**
 * Pairs belong together: `roleBefore` and `roleAfter`, `before` and `after`, or `host` and `hostBefore`. The order is
 * that of the entry.
 */
export function detailRows(detail: AuditEntry['detail']): DetailRow[] {
  const names = Object.keys(detail);
  const taken = new Set<string>();
  return names.flatMap((name): DetailRow[] => {
    if (taken.has(name)) return [];
    const pair = pairOf(name, names);
    if (pair === null) return [{ kind: 'fact', name, value: detail[name] ?? null }];
    taken.add(pair.before).add(pair.after);
    return [{ kind: 'change', name: pair.name, before: detail[pair.before] ?? null, after: detail[pair.after] ?? null }];
  });
}

function pairOf(name: string, names: readonly string[]): { name: string; before: string; after: string } | null {
  if (name === 'before' || name === 'after') {
    return names.includes('after') ? { name: 'value', before: 'before', after: 'after' } : null;
  }
  const base = name.replace(/(?:Before|After)$/, '');
  const before = `${base}Before`;
  const after = names.includes(`${base}After`) ? `${base}After` : base;
  return names.includes(before) && names.includes(after) ? { name: base, before, after } : null;
}
