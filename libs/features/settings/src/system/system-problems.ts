import type { SystemProblem, SystemView } from '@assist/contracts/house';

const DISK_LOW = 0.15;
const DISK_FULL = 0.05;
const WAIT_LIMIT_MS = 10 * 60_000;
const RANK: Readonly<Record<SystemProblem['severity'], number>> = { critical: 0, warning: 1, info: 2 };

export type SystemFacts = Pick<SystemView, 'services' | 'database' | 'storage' | 'licence' | 'work'>;

/** What needs somebody, the worst first. Limits as in the alert rules. */
export function systemProblems(facts: SystemFacts): SystemProblem[] {
  const found = [...serviceProblems(facts), ...databaseProblems(facts), ...diskProblems(facts), ...workProblems(facts)];
  if (facts.licence.level === 'read-only') {
    found.push({ code: 'license_read_only', severity: 'critical', params: { state: facts.licence.state } });
  }
  return found.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

const GONE = { silent: 'service_silent', stopped: 'service_stopped', missing: 'service_missing' } as const;

function serviceProblems({ services }: SystemFacts): SystemProblem[] {
  const problems = services.flatMap(({ service, state, host, checks }): SystemProblem[] => {
    const params = { service, host: host ?? '' };
    if (state in GONE) return [{ code: GONE[state as keyof typeof GONE], severity: 'critical', params }];
    return Object.entries(checks).flatMap(([check, { status }]): SystemProblem[] =>
      status === 'up'
        ? []
        : [
            {
              code: status === 'down' ? 'check_down' : 'check_degraded',
              severity: status === 'down' ? 'critical' : 'warning',
              params: { ...params, check },
            },
          ],
    );
  });
  const versions = new Set(services.flatMap(({ version, state }) => (version === null || state in GONE ? [] : [version])));
  if (versions.size > 1) {
    problems.push({ code: 'versions_differ', severity: 'warning', params: { versions: [...versions].join(', ') } });
  }
  return problems;
}

function databaseProblems({ database: { pendingMigrations } }: SystemFacts): SystemProblem[] {
  if (pendingMigrations === 0) return [];
  return [{ code: 'migrations_pending', severity: 'critical', params: { count: pendingMigrations } }];
}

function diskProblems({ storage }: SystemFacts): SystemProblem[] {
  return storage.disks.flatMap(({ host, freeBytes, totalBytes }): SystemProblem[] => {
    const free = totalBytes === 0 ? 1 : freeBytes / totalBytes;
    if (free >= DISK_LOW) return [];
    const params = { host, percent: Math.floor(free * 100), freeBytes };
    return [
      free < DISK_FULL ? { code: 'disk_full', severity: 'critical', params } : { code: 'disk_low', severity: 'warning', params },
    ];
  });
}

function workProblems({ work: { types } }: SystemFacts): SystemProblem[] {
  const sum = (of: 'failed' | 'parked'): number => types.reduce((total, type) => total + type[of], 0);
  const problems: SystemProblem[] = [];
  if (sum('failed') > 0) problems.push({ code: 'work_failed', severity: 'warning', params: { count: sum('failed') } });
  for (const { type, oldestWaitMs } of types) {
    if (oldestWaitMs === null || oldestWaitMs < WAIT_LIMIT_MS) continue;
    problems.push({ code: 'work_waits', severity: 'warning', params: { type, minutes: Math.floor(oldestWaitMs / 60_000) } });
  }
  if (sum('parked') > 0) problems.push({ code: 'work_parked', severity: 'info', params: { count: sum('parked') } });
  return problems;
}
