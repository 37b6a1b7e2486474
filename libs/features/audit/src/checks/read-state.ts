import type { AuditState } from '@assist/contracts/house';
import type { RequestContext } from '@assist/kernel';
import { UserNames } from '@assist/identity/contracts';
import { AuditReader, detailOf, type AuditRow } from '@assist/platform/audit';
import type { ConfigOf } from '@assist/platform/config';
import { Inject, Injectable } from '@nestjs/common';
import { auditConfig } from '../audit.config.js';
import type { AuditCheckEntity } from './audit-check.entity.js';
import { AuditCheckRepository } from './audit-check.repository.js';
import { toAuditCheck } from './checks.dto.js';

/** How far the chain goes, what was pruned, and what the last look at it found. */
@Injectable()
export class ReadState {
  constructor(
    private readonly reader: AuditReader,
    private readonly checks: AuditCheckRepository,
    private readonly names: UserNames,
    @Inject(auditConfig.token) private readonly config: ConfigOf<typeof auditConfig>,
  ) {}

  async execute(ctx: RequestContext, check?: AuditCheckEntity): Promise<AuditState> {
    const shown = check ?? (await this.checks.newest(ctx));
    const by = shown?.startedBy ?? null;
    const byName = by === null ? null : ((await this.names.of(ctx, [by])).get(by) ?? null);
    const head = await this.reader.head(ctx);
    const pruned = await this.reader.newestOf(ctx, 'audit.pruned');
    return {
      lastSeq: head.seq,
      lastHash: head.hash,
      keptFrom: head.keptFrom,
      retentionDays: this.config.retentionDays,
      pruned: pruned === null ? null : toPruned(pruned),
      check: shown === null ? null : toAuditCheck(shown, byName),
    };
  }
}

function toPruned(row: AuditRow): AuditState['pruned'] {
  const { throughSeq, throughAt } = detailOf(row);
  if (typeof throughSeq !== 'number' || typeof throughAt !== 'string') return null;
  return { at: new Date(row.at).toISOString(), throughSeq, throughAt };
}
