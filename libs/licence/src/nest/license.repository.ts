import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { LicenseDocumentEntity } from './licence-document.entity.js';
import { LicenseStateEntity, STATE_ROW } from './license-state.entity.js';

export type StoredDocument = 'license' | 'next' | 'emergency' | 'trust' | 'revocation' | 'root';
export type StoredDocuments = Readonly<Partial<Record<StoredDocument, Uint8Array>>>;

@Injectable()
export class LicenseRepository {
  constructor(private readonly database: Database) {}

  async documents(ctx: RequestContext): Promise<StoredDocuments> {
    const rows = await this.database.manager(ctx).find(LicenseDocumentEntity);
    return Object.fromEntries(rows.map((row) => [row.id, Buffer.from(row.bytes, 'base64')]));
  }

  async saveDocument(ctx: RequestContext, id: StoredDocument, bytes: Uint8Array, importedAt: number): Promise<void> {
    await this.database
      .manager(ctx)
      .save(LicenseDocumentEntity, { id, bytes: Buffer.from(bytes).toString('base64'), importedAt });
  }

  async removeDocument(ctx: RequestContext, id: StoredDocument): Promise<void> {
    await this.database.manager(ctx).delete(LicenseDocumentEntity, { id });
  }

  state(ctx: RequestContext): Promise<LicenseStateEntity | null> {
    return this.database.manager(ctx).findOneBy(LicenseStateEntity, { id: STATE_ROW });
  }

  /** The row, which this transaction holds from now on; an empty one is made where there is none. */
  async lockState(ctx: RequestContext): Promise<LicenseStateEntity> {
    const manager = this.database.manager(ctx);
    const fresh: LicenseStateEntity = { id: STATE_ROW, memory: '', mac: null, macBy: null };
    await manager.createQueryBuilder().insert().into(LicenseStateEntity).values(fresh).orIgnore().execute();
    const lock = this.database.engine === 'postgres' ? ({ mode: 'pessimistic_write' } as const) : undefined;
    return manager.findOneOrFail(LicenseStateEntity, { where: { id: STATE_ROW }, lock });
  }

  async saveState(ctx: RequestContext, state: LicenseStateEntity): Promise<void> {
    await this.database.manager(ctx).save(LicenseStateEntity, state);
  }
}
