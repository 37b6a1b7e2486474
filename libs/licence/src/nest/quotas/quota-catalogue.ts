import type { CapacityQuota, DailyQuota } from '@assist/kernel';
import { DAY_MS, quotaLimit, type LicenseSnapshot } from '../../core/index.js';

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
  return quotaLimit(modules, module, quota);
}

/** Base units in the unit of the licence, to two digits. */
export function inUnits({ unit }: QuotaEntry, used: number): number {
  return Math.round((used / unit) * 100) / 100;
}

/** Day in UTC, `YYYY-MM-DD`. */
export function utcDay(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/** The instant at which daily quotas begin anew. */
export function nextDayOf(now: number): number {
  return Date.parse(utcDay(now)) + DAY_MS;
}

export function secondsUntilNextDay(now: number): number {
  return Math.ceil((nextDayOf(now) - now) / 1000);
}
