import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { LicenseDocumentEntity } from './licence-document.entity.js';
import { LicenseStateEntity } from './license-state.entity.js';

export type StoredDocument = 'license' | 'trust' | 'revocation';

const ONLY = 'state';

@Injectable()
export class LicenseRepository {
  constructor(private readonly database: Database) {}

  async document(ctx: RequestContext, id: StoredDocument): Promise<Uint8Array | null> {
    const row = await this.database.manager(ctx).findOneBy(LicenseDocumentEntity, { id });
    return row === null ? null : Buffer.from(row.bytes, 'base64');
  }

  async saveDocument(ctx: RequestContext, id: StoredDocument, bytes: Uint8Array, importedAt: number): Promise<void> {
    await this.database
      .manager(ctx)
      .save(LicenseDocumentEntity, { id, bytes: Buffer.from(bytes).toString('base64'), importedAt });
  }

  state(ctx: RequestContext): Promise<LicenseStateEntity | null> {
    return this.database.manager(ctx).findOneBy(LicenseStateEntity, { id: ONLY });
  }

  /** The state row, made at the first start: the evaluation begins then. */
  async openState(ctx: RequestContext, now: number): Promise<LicenseStateEntity> {
    const manager = this.database.manager(ctx);
    const fresh = {
      id: ONLY,
      evaluationStartedAt: now,
      everActivated: false,
      seqMarks: [],
      seen: { trust: {}, revocation: {} },
      bindGrace: null,
    };
    await manager.createQueryBuilder().insert().into(LicenseStateEntity).values(fresh).orIgnore().execute();
    const lock = this.database.engine === 'postgres' ? ({ mode: 'pessimistic_write' } as const) : undefined;
    return manager.findOneOrFail(LicenseStateEntity, { where: { id: ONLY }, lock });
  }

  async saveState(ctx: RequestContext, state: LicenseStateEntity): Promise<void> {
    await this.database.manager(ctx).save(LicenseStateEntity, state);
  }
}
