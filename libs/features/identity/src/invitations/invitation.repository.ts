import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { InvitationEntity } from './invitation.entity.js';

@Injectable()
export class InvitationRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  list(ctx: RequestContext): Promise<InvitationEntity[]> {
    return this.database.manager(ctx).find(InvitationEntity, { order: { createdAt: 'DESC', id: 'DESC' } });
  }

  count(ctx: RequestContext): Promise<number> {
    return this.database.manager(ctx).count(InvitationEntity);
  }

  find(ctx: RequestContext, id: string): Promise<InvitationEntity | null> {
    return this.database.manager(ctx).findOneBy(InvitationEntity, { id });
  }

  /** Violates a key when the address is invited already. */
  async insert(ctx: RequestContext, invitation: InvitationEntity): Promise<void> {
    await this.database.manager(ctx).insert(InvitationEntity, invitation);
  }

  async update(ctx: RequestContext, id: string, changes: Partial<InvitationEntity>): Promise<void> {
    await this.database.manager(ctx).update(InvitationEntity, { id }, changes);
  }

  /** True for one caller only. */
  async delete(ctx: RequestContext, id: string): Promise<boolean> {
    return ((await this.database.manager(ctx).delete(InvitationEntity, { id })).affected ?? 0) > 0;
  }
}
