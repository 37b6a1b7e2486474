import { serviceReportSchema, type ServiceReport, type ServiceView } from '@assist/contracts/house';
import type { ServiceHeartbeatEntity } from './service-heartbeat.entity.js';

/** A process that gave no sign of life for so long is gone, or hangs. */
export const SILENT_AFTER_MS = 60_000;

/** The processes of the split form; in the other form there is one. */
const SPLIT_SERVICES = ['core-api', 'llm-api', 'rag-api', 'workflow-engine'] as const;

const NOTHING: ServiceReport = { checks: {}, members: {}, storage: {}, disk: null, memoryBytes: 0, work: [], fixed: [] };

/** What another process wrote, perhaps one of another version. */
export function reportOf(row: ServiceHeartbeatEntity): ServiceReport {
  const parsed = serviceReportSchema.safeParse(row.report);
  return parsed.success ? parsed.data : NOTHING;
}

export function isAlive({ stoppedAt, seenAt }: ServiceHeartbeatEntity, now: number): boolean {
  return stoppedAt === null && now - seenAt <= SILENT_AFTER_MS;
}

/**
 * The processes as people see them. Of a service that lives somewhere, processes that are gone were taken away on
 * purpose and say nothing; of one that lives nowhere, the last one is shown.
 */
export function serviceViews(rows: readonly ServiceHeartbeatEntity[], own: string, now: number): ServiceView[] {
  const expected = own === 'appliance' || own === 'test' ? [own] : SPLIT_SERVICES;
  const names = [...new Set([...expected, ...rows.map((row) => row.service)])];
  return names.flatMap((name) => {
    const processes = rows.filter((row) => row.service === name);
    const living = processes.filter((row) => isAlive(row, now));
    if (living.length > 0) return living.map((row) => viewOf(row, now));
    const last = processes.sort((a, b) => b.seenAt - a.seenAt)[0];
    if (last !== undefined) return [viewOf(last, now)];
    return [missing(name)];
  });
}

function viewOf(row: ServiceHeartbeatEntity, now: number): ServiceView {
  const { checks, memoryBytes } = reportOf(row);
  return {
    id: row.id,
    service: row.service,
    state: stateOf(row, checks, now),
    version: row.version,
    host: row.host,
    startedAt: new Date(row.startedAt).toISOString(),
    seenAt: new Date(row.seenAt).toISOString(),
    memoryBytes,
    checks,
  };
}

function stateOf(row: ServiceHeartbeatEntity, checks: ServiceReport['checks'], now: number): ServiceView['state'] {
  if (row.stoppedAt !== null) return 'stopped';
  if (!isAlive(row, now)) return 'silent';
  const found = Object.values(checks).map(({ status }) => status);
  if (found.includes('down')) return 'down';
  return found.includes('degraded') ? 'degraded' : 'up';
}

function missing(service: string): ServiceView {
  const nothing = { version: null, host: null, startedAt: null, seenAt: null, memoryBytes: null };
  return { id: service, service, state: 'missing', ...nothing, checks: {} };
}
