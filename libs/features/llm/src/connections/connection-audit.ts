import type { ModelAccess } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Injectable } from '@nestjs/common';
import type { LlmConnection } from './llm-connection.entity.js';

export interface AccessChange {
  readonly before: ModelAccess;
  readonly after: ModelAccess;
}

const COMPARED = ['name', 'provider', 'baseUrl', 'model', 'apiVersion'] as const;

/** What the audit log tells of model connections: where questions go, never a key or an address with a password in it. */
@Injectable()
export class ConnectionAudit {
  constructor(private readonly audit: AuditLog) {}

  created(ctx: RequestContext, row: LlmConnection, access: ModelAccess): Promise<void> {
    const detail = { ...whereTo(row), isDefault: row.defaultSince !== null, ...whoMay(access) };
    return this.audit.record(ctx, { action: 'model_connection.created', target: targetOf(row), detail });
  }

  /** Says nothing when nothing is different. */
  async changed(ctx: RequestContext, before: LlmConnection, after: LlmConnection, access?: AccessChange): Promise<void> {
    const isDefault = after.defaultSince !== null;
    const changed: string[] = COMPARED.filter((name) => before[name] !== after[name]);
    if (before.sealedKey !== after.sealedKey) changed.push('apiKey');
    if (isDefault !== (before.defaultSince !== null)) changed.push('isDefault');
    const who =
      access !== undefined && JSON.stringify(access.before) !== JSON.stringify(access.after) ? whoMay(access.after) : {};
    changed.push(...Object.keys(who));
    if (changed.length === 0) return;
    const detail = { changed, ...whereTo(after), hostBefore: whereTo(before).host, isDefault, ...who };
    await this.audit.record(ctx, { action: 'model_connection.changed', target: targetOf(after), detail });
  }

  deleted(ctx: RequestContext, row: LlmConnection): Promise<void> {
    return this.audit.record(ctx, { action: 'model_connection.deleted', target: targetOf(row), detail: whereTo(row) });
  }
}

/** Ids of groups: their names change. */
function whoMay({ everybody, groupIds, defaultGroupIds }: ModelAccess): Readonly<Record<string, boolean | readonly string[]>> {
  return { everybody, ...(everybody ? {} : { groupIds }), ...(defaultGroupIds.length > 0 ? { defaultGroupIds } : {}) };
}

function targetOf(row: LlmConnection): { type: string; id: string } {
  return { type: 'model_connection', id: row.id };
}

/** `host` is null for the public address of a provider. */
function whereTo(row: LlmConnection): { provider: string; host: string | null; model: string } {
  return { provider: row.provider, host: URL.parse(row.baseUrl ?? '')?.host ?? null, model: row.model };
}
