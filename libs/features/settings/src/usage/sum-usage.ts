import { MAX_USAGE_SERIES, type UsageMeasure, type UsageRow, type UsageSums } from '@assist/contracts/house';
import type { UsageLine } from './usage-day.repository.js';

export type Course = UsageSums & { readonly course: number[] };

/** Days from the first to the last, both included. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 24 * 3600_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/**
 * Sums over the days, and the measure day by day. What is kept is no sum: the last of the days on which somebody looked
 * (`stock`) counts, and it stands for the days after it.
 */
export function sumUp(
  lines: readonly UsageLine[],
  days: readonly string[],
  measure: UsageMeasure,
  stock: ReadonlySet<string>,
): Course {
  const byDay = grouped(lines, 'day');
  const sum = (some: readonly UsageLine[], name: keyof UsageSums): number => some.reduce((total, line) => total + line[name], 0);
  const lastLook = days.findLast((day) => stock.has(day)) ?? '';
  const kept = byDay.get(lastLook) ?? [];
  let before = 0;
  const valueOn = (day: string): number => {
    if (measure === 'storedBytes' && !stock.has(day)) return before;
    before = (byDay.get(day) ?? []).reduce((total, line) => total + valueOf(line, measure), 0);
    return before;
  };
  return {
    questions: sum(lines, 'questions'),
    requests: sum(lines, 'requests'),
    inputTokens: sum(lines, 'inputTokens'),
    outputTokens: sum(lines, 'outputTokens'),
    documents: sum(lines, 'documents'),
    uploadedBytes: sum(lines, 'uploadedBytes'),
    storedDocuments: sum(kept, 'storedDocuments'),
    storedBytes: sum(kept, 'storedBytes'),
    course: days.map(valueOn),
  };
}

export function grouped(lines: readonly UsageLine[], by: 'model' | 'userId' | 'day'): Map<string, UsageLine[]> {
  const groups = new Map<string, UsageLine[]>();
  for (const line of lines) {
    const known = groups.get(line[by]);
    if (known === undefined) groups.set(line[by], [line]);
    else known.push(line);
  }
  return groups;
}

/** The largest first; so many of them keep their course. */
export function ranked(rows: readonly (Omit<UsageRow, 'course'> & Course)[], measure: UsageMeasure): UsageRow[] {
  return [...rows]
    .sort((a, b) => valueOf(b, measure) - valueOf(a, measure) || (a.id < b.id ? -1 : 1))
    .map((row, index) => ({ ...row, course: index < MAX_USAGE_SERIES ? row.course : null }));
}

function valueOf(sums: UsageSums, measure: UsageMeasure): number {
  return measure === 'tokens' ? sums.inputTokens + sums.outputTokens : sums[measure];
}
