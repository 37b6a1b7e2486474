import type { LicenseHistoryEntry } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { AuditReader, toAuditEntry } from '@assist/platform/audit';
import { Injectable } from '@nestjs/common';

const SHOWN = 20;

/** What was put in, refused and put out, and what held since then, from the audit log. */
@Injectable()
export class LicenseHistory {
  constructor(private readonly audit: AuditReader) {}

  /** Newest first. */
  async newest(ctx: RequestContext): Promise<LicenseHistoryEntry[]> {
    const { items } = await this.audit.page(ctx, { action: 'license.' }, { limit: SHOWN });
    return items.map((row) => {
      const { at, action, outcome, actor, target, detail } = toAuditEntry(row);
      const lid = target?.id ?? (typeof detail['lid'] === 'string' ? detail['lid'] : null);
      return { at, action, outcome, actor: { kind: actor.kind, id: actor.id }, lid, detail };
    });
  }
}
