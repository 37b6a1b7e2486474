import { isDeepStrictEqual } from 'node:util';
import { SETTINGS, type SettingKey } from '@assist/contracts/house';
import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { AuditLog, type NewAuditEntry } from '@assist/platform/audit';
import { ValidationError } from '@assist/platform/http';
import { SettingRepository, Settings } from '@assist/platform/settings';
import { Injectable } from '@nestjs/common';
import { LivingProcesses } from '../system/living-processes.js';

export interface SettingChange {
  readonly key: SettingKey;
  /** Left out: back to the default. */
  readonly value?: unknown;
  /** The version that the one who changes it has seen. */
  readonly version: number;
  /** How the audit log calls it. */
  readonly action?: NewAuditEntry['action'];
  /** What it is about there; left out: the setting. */
  readonly target?: NewAuditEntry['target'];
}

/** The one way in which a setting of the house changes: checked, once per version, and written down. */
@Injectable()
export class SettingWriter {
  constructor(
    private readonly repository: SettingRepository,
    private readonly settings: Settings,
    private readonly processes: LivingProcesses,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * The change within the caller's transaction, who announces it after its commit. Failure codes: SETTING_FIXED,
   * SETTING_CHANGED, VALIDATION_FAILED.
   */
  async write(
    tx: RequestContext,
    { key, value, version, action, target = { type: 'setting', id: key } }: SettingChange,
  ): Promise<void> {
    await this.#requireChangeable(tx, key);
    const next = value === undefined ? null : checked(key, value);
    const before = await this.repository.findLocked(tx, key);
    if ((before?.version ?? 0) !== version) throw changedMeanwhile(key, before?.version ?? 0);
    if (isDeepStrictEqual(before?.value ?? null, next)) return;
    const changedBy = tx.actor.kind === 'user' ? tx.actor.userId : null;
    const row = { key, value: next, basedOn: version, changedAt: this.clock.now(), changedBy };
    if (!(await this.repository.write(tx, row))) throw changedMeanwhile(key, null);
    const detail = { before: asText(before?.value ?? null), after: asText(next) };
    const entry = action ?? (next === null ? 'setting.reset' : 'setting.changed');
    await this.audit.record(tx, { action: entry, target, detail });
  }

  /** An operator may have fixed it for this process, or for another one that reads it. */
  async #requireChangeable(ctx: RequestContext, key: SettingKey): Promise<void> {
    const { canChange, originName } = this.settings.state(key);
    const elsewhere = canChange ? (await this.processes.fixedElsewhere(ctx)).get(key) : (originName ?? '');
    if (elsewhere !== undefined) throw new AppError('SETTING_FIXED', { key, name: elsewhere });
  }
}

function checked(key: SettingKey, value: unknown): unknown {
  const parsed = SETTINGS[key].schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ValidationError(parsed.error.issues.map((issue) => ({ ...issue, path: ['value', ...issue.path] })));
}

function changedMeanwhile(key: SettingKey, version: number | null): AppError {
  return new AppError('SETTING_CHANGED', { key, version });
}

function asText(value: unknown): string | number | boolean | null {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}
