import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ConnectionGroup, GroupDefault } from './model-access.entity.js';

/** Which groups a connection is for, and which it answers unless they choose. */
export interface GroupsOfConnection {
  readonly groupIds: readonly string[];
  readonly defaultGroupIds: readonly string[];
}

type Row = Pick<ConnectionGroup, 'connectionId' | 'groupId'>;

@Injectable()
export class ModelAccessRepository {
  constructor(private readonly database: Database) {}

  /** By connection. */
  async of(ctx: RequestContext, connectionIds: readonly string[]): Promise<ReadonlyMap<string, GroupsOfConnection>> {
    const manager = this.database.manager(ctx);
    const where = { connectionId: In([...connectionIds]) };
    // One after the other: a transaction has one connection.
    const groups = await manager.findBy(ConnectionGroup, where);
    const defaults = await manager.findBy(GroupDefault, where);
    const ids = (rows: readonly Row[], id: string): string[] =>
      rows.flatMap(({ connectionId, groupId }) => (connectionId === id ? groupId : [])).sort();
    return new Map(connectionIds.map((id) => [id, { groupIds: ids(groups, id), defaultGroupIds: ids(defaults, id) }]));
  }

  /** Connections that at least one of the groups was given. */
  async connectionsFor(ctx: RequestContext, groupIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (groupIds.length === 0) return new Set();
    const rows = await this.database.manager(ctx).findBy(ConnectionGroup, { groupId: In([...groupIds]) });
    return new Set(rows.map(({ connectionId }) => connectionId));
  }

  /** By group; a group without a default is missing. */
  async defaultsOf(ctx: RequestContext, groupIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (groupIds.length === 0) return new Map();
    const rows = await this.database.manager(ctx).findBy(GroupDefault, { groupId: In([...groupIds]) });
    return new Map(rows.map(({ groupId, connectionId }) => [groupId, connectionId]));
  }

  /** A group has one default: it is taken from the connection that was it before. */
  async replace(ctx: RequestContext, connectionId: string, next: GroupsOfConnection, since: number): Promise<void> {
    const manager = this.database.manager(ctx);
    await this.clear(ctx, connectionId);
    const groups = next.groupIds.map((groupId) => ({ connectionId, groupId }));
    if (groups.length > 0) await manager.insert(ConnectionGroup, groups);
    // In one order, so that two administrators never wait for each other in a circle.
    const defaults = [...next.defaultGroupIds].sort().map((groupId) => ({ groupId, connectionId, since }));
    if (defaults.length > 0) await manager.upsert(GroupDefault, defaults, ['groupId']);
  }

  /** Nothing is left of a connection that goes. */
  async clear(ctx: RequestContext, connectionId: string): Promise<void> {
    const manager = this.database.manager(ctx);
    await manager.delete(ConnectionGroup, { connectionId });
    await manager.delete(GroupDefault, { connectionId });
  }
}
