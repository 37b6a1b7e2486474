import { API_KEY_MARK, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UserEntity } from '../users/user.entity.js';
import { ApiKeyEntity } from './api-key.entity.js';

/** Engines limit the parameters of a query. */
const IDS_PER_QUERY = 500;

/** A key that is not over, and whose it is. */
export interface LivingKey extends Pick<ApiKeyEntity, 'id' | 'scopes'> {
  readonly owner: UserEntity;
}

@Injectable()
export class ApiKeyRepository {
  constructor(private readonly database: Database) {}

  async insert(ctx: RequestContext, key: ApiKeyEntity): Promise<void> {
    await this.database.manager(ctx).insert(ApiKeyEntity, key);
  }

  findByMark(ctx: RequestContext, mark: string): Promise<ApiKeyEntity | null> {
    return this.database.manager(ctx).findOneBy(ApiKeyEntity, { mark });
  }

  findOfUser(ctx: RequestContext, userId: string, id: string): Promise<ApiKeyEntity | null> {
    return this.database.manager(ctx).findOneBy(ApiKeyEntity, { id, userId });
  }

  /** The key that stands in a context as `sessionId`; null when it is over. */
  async findLiving(ctx: RequestContext, sessionId: string, userId: string, now: number): Promise<ApiKeyEntity | null> {
    const key = await this.findOfUser(ctx, userId, sessionId.slice(API_KEY_MARK.length));
    return key === null || isOver(key, now) ? null : key;
  }

  /** Those of `ids` that are not over and whose user may sign in. */
  async listLiving(ctx: RequestContext, ids: readonly string[], now: number): Promise<LivingKey[]> {
    const manager = this.database.manager(ctx);
    const living: LivingKey[] = [];
    for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
      const keys = await manager.findBy(ApiKeyEntity, { id: In(ids.slice(start, start + IDS_PER_QUERY)) });
      const owners = await manager.findBy(UserEntity, { id: In(keys.map((key) => key.userId)), disabled: false });
      const byId = new Map(owners.map((owner) => [owner.id, owner]));
      for (const key of keys) {
        const owner = byId.get(key.userId);
        if (owner !== undefined && !isOver(key, now)) living.push({ id: key.id, scopes: key.scopes, owner });
      }
    }
    return living;
  }

  list(ctx: RequestContext, userId: string): Promise<ApiKeyEntity[]> {
    return this.database.manager(ctx).find(ApiKeyEntity, { where: { userId }, order: { createdAt: 'DESC', id: 'DESC' } });
  }

  count(ctx: RequestContext, userId: string): Promise<number> {
    return this.database.manager(ctx).countBy(ApiKeyEntity, { userId });
  }

  /** False when there is none, any more. */
  async delete(ctx: RequestContext, userId: string, id: string): Promise<boolean> {
    const { affected } = await this.database.manager(ctx).delete(ApiKeyEntity, { id, userId });
    return (affected ?? 0) > 0;
  }

  /** Gives how many there were. */
  async deleteOfUser(ctx: RequestContext, userId: string): Promise<number> {
    return (await this.database.manager(ctx).delete(ApiKeyEntity, { userId })).affected ?? 0;
  }
}

export function isOver(key: Pick<ApiKeyEntity, 'expiresAt'>, now: number): boolean {
  return key.expiresAt !== null && key.expiresAt <= now;
}
