import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { BrandAssetEntity } from './brand-asset.entity.js';

export interface BrandAsset {
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

@Injectable()
export class BrandAssetRepository {
  constructor(private readonly database: Database) {}

  async find(ctx: RequestContext, sha256: string): Promise<BrandAsset | null> {
    const row = await this.database.manager(ctx).findOneBy(BrandAssetEntity, { sha256 });
    return row === null ? null : { ...row, bytes: Buffer.from(row.bytes, 'base64') };
  }

  /** Keeps this picture and no other one. */
  async replaceAll(ctx: RequestContext, asset: BrandAsset, createdAt: number): Promise<void> {
    const { sha256, mediaType, bytes } = asset;
    const manager = this.database.manager(ctx);
    await manager.delete(BrandAssetEntity, { sha256: Not(sha256) });
    const row = { sha256, mediaType, bytes: bytes.toString('base64'), createdAt };
    await manager.createQueryBuilder().insert().into(BrandAssetEntity).values(row).orIgnore().execute();
  }
}
