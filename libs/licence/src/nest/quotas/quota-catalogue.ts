import type { CapacityQuota, DailyQuota } from '@assist/kernel';
import type { LicenseSnapshot } from '../../core/index.js';

export interface QuotaEntry {
  readonly id: CapacityQuota | DailyQuota;
  readonly module: string;
  readonly quota: string;
  readonly kind: 'capacity' | 'daily';
  /** Base units (bytes, pieces) in one of the unit that the licence counts in. */
  readonly unit: number;
}

const GIB = 2 ** 30;

export const QUOTAS: readonly QuotaEntry[] = [
  entry('rag.documents', 'capacity'),
  entry('rag.storageGiB', 'capacity', GIB),
  entry('mcp.servers', 'capacity'),
  entry('workflow.activeWorkflows', 'capacity'),
  entry('imagegen.imagesPerDay', 'daily'),
  entry('helpdesk.ticketsPerDay', 'daily'),
];

function entry(id: QuotaEntry['id'], kind: QuotaEntry['kind'], unit = 1): QuotaEntry {
  const [module = '', quota = ''] = id.split('.');
  return { id, module, quota, kind, unit };
}

export function quotaEntry(id: QuotaEntry['id']): QuotaEntry {
  const found = QUOTAS.find((known) => known.id === id);
  if (found === undefined) throw new Error(`there is no quota ${id}`);
  return found;
}

/** In the unit of the licence; null: unlimited, 0: none, or the module is not licensed. */
export function limitOf({ modules }: Pick<LicenseSnapshot, 'modules'>, { module, quota }: QuotaEntry): number | null {
  const licensed = (modules as Readonly<Record<string, Readonly<Record<string, number | undefined>> | undefined>>)[module];
  if (licensed === undefined) return 0;
  return licensed[quota] ?? null;
}

/** Base units in the unit of the licence, to two digits. */
export function inUnits({ unit }: QuotaEntry, used: number): number {
  return Math.round((used / unit) * 100) / 100;
}

/** Day in UTC, `YYYY-MM-DD`. */
export function utcDay(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

const DAY_MS = 24 * 3600_000;

export function secondsUntilNextDay(now: number): number {
  return Math.ceil((DAY_MS - (now % DAY_MS)) / 1000);
}
