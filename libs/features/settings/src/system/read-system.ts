import type { ServiceReport, SystemView } from '@assist/contracts/house';
import { Clock, type RequestContext } from '@assist/kernel';
import { buildFacts, LicenceState } from '@assist/licence/nest';
import { WorkOverview } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { DatabaseFacts } from './database-facts.repository.js';
import { LivingProcesses, type LivingProcess } from './living-processes.js';
import { systemProblems } from './system-problems.js';

const DAY_MS = 24 * 3600_000;
const MAX_FAILED = 50;

/** How the whole installation is: this process as it is now, the others as they said last. */
@Injectable()
export class ReadSystem {
  constructor(
    private readonly processes: LivingProcesses,
    private readonly databaseFacts: DatabaseFacts,
    private readonly work: WorkOverview,
    private readonly licence: LicenceState,
    private readonly clock: Clock,
  ) {}

  async execute(ctx: RequestContext): Promise<SystemView> {
    const [{ own, living, services }, database, workView] = await Promise.all([
      this.processes.read(ctx),
      this.databaseFacts.read(ctx),
      this.#work(ctx),
    ]);
    const reports = living.map(({ report }) => report);
    const retryable = new Set(reports.flatMap(({ work }) => work.filter(({ canRetry }) => canRetry).map(({ type }) => type)));
    const failed = workView.failed.map((item) => ({ ...item, canRetry: retryable.has(item.type) }));
    const storage = storageOf(living, database.sizeBytes);
    const facts = { services, database, storage, licence: this.#licence(), work: { types: workView.types, failed } };
    return {
      at: new Date(this.clock.now()).toISOString(),
      version: own.version,
      releasedAt: new Date(buildFacts().builtAt).toISOString(),
      runtime: `Node.js ${process.versions.node}, ${process.platform} ${process.arch}`,
      startedAt: new Date(own.startedAt).toISOString(),
      problems: systemProblems(facts),
      ...facts,
      index: indexOf(reports),
      backup: null,
    };
  }

  async #work(
    ctx: RequestContext,
  ): Promise<{ types: SystemView['work']['types']; failed: Omit<SystemView['work']['failed'][number], 'canRetry'>[] }> {
    const [types, failed] = await Promise.all([this.work.counts(ctx), this.work.failed(ctx, MAX_FAILED)]);
    const iso = (instant: number): string => new Date(instant).toISOString();
    return {
      types,
      failed: failed.map((item) => ({ ...item, createdAt: iso(item.createdAt), finishedAt: iso(item.finishedAt) })),
    };
  }

  #licence(): SystemView['licence'] {
    const { state, level, expiresAt } = this.licence.snapshot;
    const daysLeft = expiresAt === null ? null : Math.max(0, Math.ceil((expiresAt - this.clock.now()) / DAY_MS));
    return { state, level, daysLeft };
  }
}

function storageOf(living: readonly LivingProcess[], databaseBytes: number | null): SystemView['storage'] {
  const kinds = new Map<string, number>(databaseBytes === null ? [] : [['database', databaseBytes]]);
  // Processes of one kind share what they keep, such as the index: the largest figure counts, not the sum.
  for (const { report } of living) {
    for (const [kind, bytes] of Object.entries(report.storage)) kinds.set(kind, Math.max(bytes, kinds.get(kind) ?? 0));
  }
  const disks = new Map(
    living.flatMap(({ host, report }) => (report.disk === null ? [] : [[host, { host, ...report.disk }] as const])),
  );
  return { kinds: [...kinds].map(([kind, bytes]) => ({ kind, bytes })), disks: [...disks.values()] };
}

function indexOf(reports: readonly ServiceReport[]): SystemView['index'] {
  const owner = reports.find(({ checks }) => checks['search-index'] !== undefined);
  const check = owner?.checks['search-index'];
  return check === undefined ? null : { status: check.status, documents: owner?.members['doc_count'] ?? null };
}
