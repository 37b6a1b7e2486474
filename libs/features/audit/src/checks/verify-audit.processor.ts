import type { AuditVerdict } from '@assist/contracts/house';
import { Clock, type RequestContext } from '@assist/kernel';
import { AuditLog, AuditReader, type ChainVerdict } from '@assist/platform/audit';
import { LOG, Metrics, type Log } from '@assist/platform/observability';
import { Processor, WorkProcessor, type WorkItem } from '@assist/platform/work';
import { Inject, Injectable } from '@nestjs/common';
import { AuditCheckRepository } from './audit-check.repository.js';
import { VERIFY_WORK } from './check-work.js';

const PROGRESS_MS = 500;

/** Goes through the whole chain, entry by entry, and keeps the verdict. Killed on the way, it begins again. */
@Injectable()
@WorkProcessor({
  type: VERIFY_WORK,
  module: 'core',
  access: 'safety',
  concurrency: 1,
  maxAttempts: 3,
  timeoutMs: 2 * 3_600_000,
})
export class VerifyAudit extends Processor {
  readonly #broken;

  constructor(
    private readonly checks: AuditCheckRepository,
    private readonly reader: AuditReader,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    metrics: Metrics,
    @Inject(LOG) private readonly log: Log,
  ) {
    super();
    this.#broken = metrics.gauge('audit_chain_broken', '1 when the last verification found the audit log changed');
  }

  override async process(ctx: RequestContext, item: WorkItem): Promise<void> {
    const id = item.subjectId ?? '';
    let toldAt = 0;
    const tell = async (checked: number, total: number): Promise<void> => {
      ctx.signal.throwIfAborted();
      if (this.clock.now() - toldAt < PROGRESS_MS) return;
      toldAt = this.clock.now();
      await item.fenced(ctx, (tx) => this.checks.update(tx, id, { state: 'running', checked, total }));
    };
    await tell(0, (await this.checks.find(ctx, id))?.total ?? 0);
    const verdict = toVerdict(await this.reader.verify(ctx, tell));
    await item.complete(ctx, (tx) => this.#conclude(tx, id, verdict));
    this.#broken.set(verdict.ok ? 0 : 1);
    if (!verdict.ok) this.log.error({ seq: verdict.seq, fault: verdict.fault }, 'the audit log is not as it was written');
  }

  /** The chain is neither whole nor broken by that: nothing is known. */
  override async onFailed(ctx: RequestContext, item: WorkItem): Promise<void> {
    await this.checks.update(ctx, item.subjectId ?? '', { state: 'failed', openMark: null, finishedAt: this.clock.now() });
  }

  /** Who asks is told in the log what came out; the daily check only when it is something new. */
  async #conclude(tx: RequestContext, id: string, verdict: AuditVerdict): Promise<void> {
    const before = (await this.checks.newestDone(tx))?.verdict ?? null;
    const done = { state: 'done', openMark: null, finishedAt: this.clock.now(), verdict } as const;
    await this.checks.update(tx, id, { ...done, ...(verdict.ok ? { checked: verdict.count, total: verdict.count } : {}) });
    if (tx.actor.kind === 'user' || verdict.ok !== (before?.ok ?? true)) {
      await this.audit.record(tx, { action: 'audit.verified', detail: { ...verdict } });
    }
  }
}

function toVerdict(found: ChainVerdict): AuditVerdict {
  if (!found.ok) return found;
  const { count, lastSeq, headHash } = found;
  return { ok: true, count, lastSeq, lastHash: headHash };
}
