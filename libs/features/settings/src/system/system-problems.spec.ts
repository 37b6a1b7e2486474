import { SYSTEM_PROBLEMS, type ServiceView, type SystemView } from '@assist/contracts/house';
import { describe, expect, it } from 'vitest';
import { systemProblems, type SystemFacts } from './system-problems.js';

const service = (change: Partial<ServiceView> = {}): ServiceView => ({
  id: 'a',
  service: 'core-api',
  state: 'up',
  version: '1.0.0',
  host: 'h',
  startedAt: null,
  seenAt: null,
  memoryBytes: 1,
  checks: { database: { status: 'up' } },
  ...change,
});
const work = (change: Partial<SystemView['work']['types'][number]>): SystemView['work'] => ({
  types: [{ type: 'rag.ingest', ready: 0, running: 0, parked: 0, failed: 0, oldestWaitMs: null, ...change }],
  failed: [],
});
const facts = (change: Partial<SystemFacts> = {}): SystemFacts => ({
  services: [service()],
  database: { engine: 'sqlite', sizeBytes: 1, migrations: 3, pendingMigrations: 0 },
  storage: { kinds: [], disks: [{ host: 'h', freeBytes: 15, totalBytes: 100 }] },
  licence: { state: 'valid', level: 'full', daysLeft: 90 },
  work: work({}),
  ...change,
});
const disk = (freeBytes: number): Partial<SystemFacts> => ({
  storage: { kinds: [], disks: [{ host: 'h', freeBytes, totalBytes: 100 }] },
});

describe('what is wrong with an installation', () => {
  it('is nothing when all is well', () => {
    expect(systemProblems(facts())).toEqual([]);
  });

  const cases: readonly [string, Partial<SystemFacts>][] = [
    ['service_missing', { services: [service({ state: 'missing', checks: {} })] }],
    ['service_silent', { services: [service({ state: 'silent' })] }],
    ['service_stopped', { services: [service({ state: 'stopped' })] }],
    ['check_down', { services: [service({ checks: { database: { status: 'down' } } })] }],
    ['check_degraded', { services: [service({ checks: { 'search-index': { status: 'degraded' } } })] }],
    ['versions_differ', { services: [service(), service({ id: 'b', version: '1.1.0' })] }],
    ['migrations_pending', { database: { engine: 'postgres', sizeBytes: null, migrations: 1, pendingMigrations: 2 } }],
    ['disk_full', disk(4)],
    ['disk_low', disk(14)],
    ['license_read_only', { licence: { state: 'expired', level: 'read-only', daysLeft: 0 } }],
    ['work_failed', { work: work({ failed: 1 }) }],
    ['work_waits', { work: work({ ready: 1, oldestWaitMs: 600_000 }) }],
    ['work_parked', { work: work({ parked: 1 }) }],
  ];
  it.each(cases)('is found as %s', (code, change) => {
    expect(systemProblems(facts(change)).map((problem) => problem.code)).toEqual([code]);
  });

  it('has a case for each problem that there is', () => {
    expect(cases.map(([code]) => code)).toEqual([...SYSTEM_PROBLEMS]);
  });

  it('is no problem just below its limit', () => {
    expect(systemProblems(facts(work({}) && { work: work({ ready: 9, oldestWaitMs: 599_999 }) }))).toEqual([]);
    expect(
      systemProblems(facts({ services: [service(), service({ id: 'b', version: '0.9.0', state: 'stopped' })] })),
    ).toHaveLength(1);
  });

  it('names the worst first', () => {
    const codes = systemProblems(facts({ ...disk(1), work: work({ parked: 1, failed: 2 }) })).map((problem) => problem.code);
    expect(codes).toEqual(['disk_full', 'work_failed', 'work_parked']);
  });
});
