import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { RetentionPreviewEntity } from '../retention.entity.js';

@Injectable()
export class PreviewRepository {
  constructor(private readonly database: Database) {}

  find(ctx: RequestContext, id: string): Promise<RetentionPreviewEntity | null> {
    return this.database.manager(ctx).findOneBy(RetentionPreviewEntity, { id });
  }

  async insert(ctx: RequestContext, preview: RetentionPreviewEntity): Promise<void> {
    await this.database.manager(ctx).insert(RetentionPreviewEntity, preview);
  }

  async update(ctx: RequestContext, id: string, changes: Partial<Omit<RetentionPreviewEntity, 'id'>>): Promise<void> {
    await this.database.manager(ctx).update(RetentionPreviewEntity, { id }, changes);
  }

  async deleteBefore(ctx: RequestContext, at: number): Promise<void> {
    await this.database.manager(ctx).delete(RetentionPreviewEntity, { createdAt: LessThan(at) });
  }
}
