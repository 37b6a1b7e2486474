import type { AuditAction, AuditActorKind, AuditDetail, AuditOutcome } from '@assist/contracts/house';
import { API_KEY_MARK, apiKeyOf, Clock, type Actor, type RequestContext, type TransactionHandle } from '@assist/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { LOG, type Log } from '../observability/index.js';
import { hashOf, type AuditRow } from './audit-chain.js';
import { boundedLine, detailText } from './audit-text.js';
import { AuditRepository, type AuditHead } from './audit.repository.js';
import { ClockTrust } from './clock-trust.js';

export interface NewAuditEntry {
  readonly action: AuditAction;
  /** Default `done`. */
  readonly outcome?: AuditOutcome;
  readonly target?: { readonly type: string; readonly id: string } | null;
  /** Facts, never contents or secrets; texts of 200 characters, 20 members, lists of 50 at most: more is cut. */
  readonly detail?: AuditDetail;
  /** Who did it, where that is known better than by the context, as at a sign-in. Default: who asks. */
  readonly actor?: { readonly kind: AuditActorKind; readonly id: string | null };
}

type Queued = Omit<AuditRow, 'seq' | 'prevHash' | 'hash'>;

/** The append-only, hash-chained record of who did what. */
@Injectable()
export class AuditLog {
  readonly #queues = new WeakMap<TransactionHandle, Queued[]>();

  constructor(
    private readonly database: Database,
    private readonly repository: AuditRepository,
    private readonly clock: Clock,
    private readonly clockTrust: ClockTrust,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Inside a transaction: written by the same commit as the change it tells, as the last statements, or not at all.
   * Outside: durable when this resolves.
   */
  async record(ctx: RequestContext, entry: NewAuditEntry): Promise<void> {
    const row = this.#rowOf(ctx, entry);
    if (ctx.tx === undefined) await this.database.transaction(ctx, async (tx) => this.#queue(tx, row));
    else this.#queue(ctx, row);
  }

  /**
   * For what is refused: it stays refused, with its own error, even when the entry cannot be written. Outside of the
   * transaction that the refusal rolls back.
   */
  async recordRefusal(ctx: RequestContext, entry: Omit<NewAuditEntry, 'outcome'>): Promise<void> {
    if (ctx.tx !== undefined) throw new Error(`${entry.action} was refused inside of a transaction, which would undo the entry`);
    try {
      await this.record(ctx, { ...entry, outcome: 'refused' });
    } catch (error) {
      this.log.error({ err: error, action: entry.action }, 'a refusal could not be written to the audit log');
    }
  }

  #rowOf(ctx: RequestContext, entry: NewAuditEntry): Queued {
    const actor = entry.actor ?? { kind: ctx.actor.kind, id: idOf(ctx.actor) };
    const line = (text: string | null | undefined, maxLength: number): string | null =>
      text === null || text === undefined ? null : boundedLine(text, maxLength);
    return {
      at: this.clock.now(),
      actorKind: actor.kind,
      actorId: line(actor.id, 120),
      action: entry.action,
      outcome: entry.outcome ?? 'done',
      targetType: line(entry.target?.type, 60),
      targetId: line(entry.target?.id, 200),
      requestId: boundedLine(ctx.requestId, 64),
      address: line(ctx.address, 64),
      detail: detailText({ ...entry.detail, ...apiKeyDetail(ctx.actor) }),
      clockPending: this.clockTrust.isPending,
    };
  }

  #queue(ctx: RequestContext, row: Queued): void {
    const handle = ctx.tx as TransactionHandle;
    const waiting = this.#queues.get(handle);
    if (waiting !== undefined) {
      waiting.push(row);
      return;
    }
    const rows = [row];
    this.#queues.set(handle, rows);
    this.database.beforeCommit(ctx, async (tx) => {
      this.#queues.delete(handle);
      await this.#append(tx, rows);
    });
  }

  async #append(ctx: RequestContext, queued: readonly Queued[]): Promise<void> {
    let head: Pick<AuditHead, 'seq' | 'hash'> = await this.repository.lockedHead(ctx);
    const rows = queued.map((row): AuditRow => {
      const unsealed = { ...row, seq: head.seq + 1, prevHash: head.hash };
      head = { seq: unsealed.seq, hash: hashOf(unsealed) };
      return { ...unsealed, hash: head.hash };
    });
    await this.repository.append(ctx, rows, head);
  }
}

/** Also whoever acts by a program has done it; which one is told as well. */
function apiKeyDetail(actor: Actor): AuditDetail {
  const sessionId = apiKeyOf(actor);
  return sessionId === null ? {} : { apiKey: sessionId.slice(API_KEY_MARK.length) };
}

function idOf(actor: Actor): string | null {
  if (actor.kind === 'anonymous') return null;
  return actor.kind === 'user' ? actor.userId : actor.name;
}
