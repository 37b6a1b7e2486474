import { systemContext, type RequestContext } from '@assist/kernel';
import type { LicenseView } from '@assist/contracts';
import type { ConfigOf } from '@assist/platform/config';
import { Database } from '@assist/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { licenceConfig } from '../licence.config.js';
import { LicenceState } from '../licence-state.js';
import { EffectiveClock } from '../clock/effective-clock.js';
import { LicenseNoticeRepository } from '../notices/license-notice.repository.js';

/** `ok`: an answer was found and taken. The others change nothing but what administrators see. */
export type OnlineOutcome = 'ok' | 'unreached' | 'forged' | 'stale';

export interface NotedOutcome {
  readonly outcome: OnlineOutcome;
  /** A word that helps whoever operates. */
  readonly why: string;
  readonly at: number;
}

/** What the online check of the licence that counts said last. */
@Injectable()
export class OnlineOutcomes {
  constructor(
    private readonly database: Database,
    private readonly notices: LicenseNoticeRepository,
    private readonly licence: LicenceState,
    private readonly time: EffectiveClock,
    @Inject(licenceConfig.token) private readonly config: ConfigOf<typeof licenceConfig>,
  ) {}

  async last(ctx: RequestContext): Promise<NotedOutcome | null> {
    const { lid } = this.licence.snapshot;
    const row = lid === null ? null : await this.notices.find(ctx, noticeOf(lid));
    if (row?.detail === null || row?.detail === undefined) return null;
    return { outcome: row.detail['outcome'] as OnlineOutcome, why: row.detail['why'] ?? '', at: row.at };
  }

  async view(ctx: RequestContext): Promise<NonNullable<LicenseView['admin']>['online']> {
    const last = await this.last(ctx);
    const at = last === null ? null : new Date(last.at).toISOString();
    return { mode: this.config.onlineCheck, outcome: last?.outcome ?? null, at };
  }

  async note(lid: string, outcome: OnlineOutcome, why: string): Promise<void> {
    const row = { id: noticeOf(lid), at: this.time.now(), detail: { outcome, why } };
    await this.database.transaction(systemContext('licence'), (tx) => this.notices.save(tx, row));
  }
}

function noticeOf(lid: string): string {
  return `online:${lid}`;
}
