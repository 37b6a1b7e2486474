import type { Permission } from '@assist/contracts';
import { apiKeyOf, Clock, holds, PermissionGate, type RequestContext, type UserActor } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { ApiKeyRepository } from '../api-keys/api-key.repository.js';
import { SessionRepository } from '../sessions/session.repository.js';
import type { UserEntity } from '../users/user.entity.js';
import { grantedBy, RoleRepository } from './role.repository.js';

type Holder = Pick<UserEntity, 'id' | 'role' | 'roleId'>;

/** What people may do, read from the rows at each use: a change counts from the next call on. */
@Injectable()
export class GrantedPermissions extends PermissionGate {
  constructor(
    private readonly roles: RoleRepository,
    private readonly sessions: SessionRepository,
    private readonly apiKeys: ApiKeyRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Empty for administrators, who hold all. */
  async of(ctx: RequestContext, user: Holder): Promise<ReadonlySet<Permission>> {
    return (await this.ofMany(ctx, [user])).get(user.id) ?? new Set();
  }

  /** By user, in two queries for 500; empty for administrators, who hold all. */
  async ofMany(ctx: RequestContext, users: readonly Holder[]): Promise<ReadonlyMap<string, ReadonlySet<Permission>>> {
    const ids = await this.roles.idsOf(
      ctx,
      users.filter((user) => user.role !== 'admin'),
    );
    const rows = await this.roles.findMany(ctx, [...new Set([...ids.values()].flat())]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return new Map([...ids].map(([userId, roleIds]) => [userId, new Set(roleIds.flatMap((id) => grantedBy(id, byId.get(id))))]));
  }

  override async allows(ctx: RequestContext, permission: string): Promise<boolean> {
    const { actor } = ctx;
    if (actor.kind === 'system') return true;
    if (actor.kind !== 'user') return false;
    if (holds(actor, permission)) return true;
    // A door looked a moment ago and put it into the context; work in the name of somebody brings none along.
    if (actor.permissions.size > 0) return false;
    const user = await this.sessions.findEnabledUser(ctx, actor.userId);
    if (user === null || !(await this.#isInScope(ctx, actor, permission))) return false;
    return user.role === 'admin' || (await this.of(ctx, user)).has(permission as Permission);
  }

  /** Work that was ordered with an API key may do what the key may, as long as it is there. */
  async #isInScope(ctx: RequestContext, actor: UserActor, permission: string): Promise<boolean> {
    const sessionId = apiKeyOf(actor);
    if (sessionId === null) return true;
    const key = await this.apiKeys.findLiving(ctx, sessionId, actor.userId, this.clock.now());
    return key !== null && key.scopes.includes(permission as Permission);
  }
}
