import { DAY_MS, quotaLimit, seatsWithTolerance, type LicenseClaims, type UsageStatement } from '@assist/licence/core';

export interface UsageRow {
  /** `seats`, `nodes` or `module.quota`. */
  readonly what: string;
  readonly used: number;
  /** Null: without limit. */
  readonly limit: number | null;
  readonly isOver: boolean;
}

export interface Twin {
  readonly kind: 'same-licence' | 'same-installation' | 'more-hosts';
  /** The other installation, or the number of hosts. */
  readonly other: string;
}

/** Counts against the licence, the tolerance of the seats included. */
export function usageRows(statement: UsageStatement, { limits, modules }: LicenseClaims): readonly UsageRow[] {
  const quotas = Object.entries(statement.quotas).map(([what, used]) => {
    const [module = '', quota = ''] = what.split('.');
    return rowOf(what, used, quotaLimit(modules, module, quota));
  });
  return [rowOf('seats', statement.seats, seatsWithTolerance(limits)), rowOf('nodes', statement.nodes, limits.nodes), ...quotas];
}

/**
 * Copies of an installation: one licence at work under another id, one id at work on other machines or with other marks
 * in the same time, or more machines than are licensed.
 */
export function twinsOf(statement: UsageStatement, others: readonly UsageStatement[], nodes: number): readonly Twin[] {
  const { installation, current } = statement;
  const sameLicence = others.filter(
    (other) => current !== null && other.current?.lid === current.lid && other.installation.id !== installation.id,
  );
  const sameInstallation = others.filter(
    (other) =>
      other.installation.id === installation.id &&
      (partWays(other, statement) || (overlaps(other, statement) && !shareHost(other, statement))),
  );
  return [
    ...[...new Set(sameLicence.map((other) => other.installation.id))].map((other) => ({ kind: 'same-licence' as const, other })),
    ...(sameInstallation.length > 0 ? [{ kind: 'same-installation' as const, other: installation.id }] : []),
    ...(statement.hosts.length > nodes ? [{ kind: 'more-hosts' as const, other: String(statement.hosts.length) }] : []),
  ];
}

function rowOf(what: string, used: number, limit: number | null): UsageRow {
  return { what, used, limit, isOver: limit !== null && used > limit };
}

/** On a day that both speak of they drew different marks. */
function partWays(a: UsageStatement, b: UsageStatement): boolean {
  const marks = marksOf(a);
  return [...marksOf(b)].some(([day, mark]) => marks.has(day) && marks.get(day) !== mark);
}

function marksOf({ marks }: UsageStatement): ReadonlyMap<number, string> {
  const first = Date.parse(marks?.from ?? '');
  return new Map((marks?.days ?? []).flatMap((mark, at) => (mark === '' ? [] : [[first + at * DAY_MS, mark] as const])));
}

function overlaps(a: UsageStatement, b: UsageStatement): boolean {
  return a.from < b.to && b.from < a.to;
}

/** The id of the installation itself says nothing about the machine. */
function shareHost(a: UsageStatement, b: UsageStatement): boolean {
  const marks = new Set(a.hosts.flat().filter((mark) => !mark.startsWith('inst:')));
  return marks.size === 0 || b.hosts.flat().some((mark) => marks.has(mark));
}
