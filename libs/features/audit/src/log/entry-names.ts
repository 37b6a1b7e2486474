import { isId, type RequestContext } from '@assist/kernel';
import { UserNames } from '@assist/identity/contracts';
import { toAuditEntry, type AuditRow } from '@assist/platform/audit';
import { Injectable } from '@nestjs/common';

/** Names for the people in entries, as they are called today. */
@Injectable()
export class EntryNames {
  constructor(private readonly users: UserNames) {}

  of(ctx: RequestContext, rows: readonly AuditRow[]): Promise<ReadonlyMap<string, string>> {
    const ids = rows.flatMap((row) => {
      const { actor, target, detail } = toAuditEntry(row);
      return [actor.id, target?.type === 'user' ? target.id : null, ...Object.values(detail)].filter(isId);
    });
    return this.users.of(ctx, ids);
  }
}
