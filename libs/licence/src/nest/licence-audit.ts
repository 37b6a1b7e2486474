import type { LicenseDocumentView } from '@assist/contracts';
import { systemContext, type RequestContext } from '@assist/kernel';
import { AuditLog, AuditReader, detailOf } from '@assist/platform/audit';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import type { LicenseSnapshot } from '../core/index.js';
import { LicenseRepository } from './license.repository.js';

/** What the audit log tells of the licence: who installed which bytes, and what holds since when. */
@Injectable()
export class LicenceAudit {
  readonly #ctx = systemContext('licence');

  constructor(
    private readonly audit: AuditLog,
    private readonly reader: AuditReader,
    private readonly database: Database,
    private readonly repository: LicenseRepository,
  ) {}

  /** What was taken in, document by document, and what holds with all of them. */
  async imported(ctx: RequestContext, documents: readonly LicenseDocumentView[], { state }: LicenseSnapshot): Promise<void> {
    for (const { kind, sha256, lid, seq, number } of documents) {
      const detail = { kind, sha256, state, ...(seq === null ? {} : { seq }), ...(number === null ? {} : { number }) };
      await this.audit.record(ctx, { action: 'license.installed', target: targetOf({ lid }), detail });
    }
  }

  async refused(ctx: RequestContext, documents: readonly LicenseDocumentView[], reason: string): Promise<void> {
    for (const { kind, sha256, fault } of documents) {
      const detail = { kind, sha256, reason: fault?.code ?? reason };
      await this.audit.recordRefusal(ctx, { action: 'license.refused', detail });
    }
  }

  /** Every process sees a change; the first one writes it down, the others find it there. */
  async stateIs(snapshot: LicenseSnapshot): Promise<void> {
    if (this.#isKnown(await this.#last(this.#ctx), snapshot)) return;
    await this.database.transaction(this.#ctx, async (tx) => {
      await this.repository.lockState(tx);
      const last = await this.#last(tx);
      if (this.#isKnown(last, snapshot)) return;
      const { state, level, reason } = snapshot;
      const detail = { state, level, before: last?.['state'] ?? null, reason: reason?.code ?? null, lid: snapshot.lid };
      await this.audit.record(tx, { action: 'license.state_changed', target: targetOf(snapshot), detail });
    });
  }

  async #last(ctx: RequestContext): Promise<ReturnType<typeof detailOf> | undefined> {
    const row = await this.reader.newestOf(ctx, 'license.state_changed');
    return row === null ? undefined : detailOf(row);
  }

  #isKnown(last: ReturnType<typeof detailOf> | undefined, { state, level, lid }: LicenseSnapshot): boolean {
    return last !== undefined && last['state'] === state && last['level'] === level && last['lid'] === lid;
  }
}

function targetOf({ lid }: Pick<LicenseSnapshot, 'lid'>): { type: string; id: string } | null {
  return lid === null ? null : { type: 'license', id: lid };
}
