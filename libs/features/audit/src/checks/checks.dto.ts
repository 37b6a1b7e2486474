import type { AuditCheck } from '@assist/contracts/house';
import { isoOrNull } from '@assist/kernel';
import type { AuditCheckEntity } from './audit-check.entity.js';

export function toAuditCheck(check: AuditCheckEntity, byName: string | null): AuditCheck {
  const { id, state, startedAt, finishedAt, checked, total, verdict } = check;
  return {
    ...{ id, state, checked, total, byName, verdict },
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: isoOrNull(finishedAt),
  };
}
