import { PERMISSIONS, type Permission } from '@assist/contracts';
import { type Grant, type GrantSource } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import type { MemberOf } from '../groups/group.repository.js';
import type { UserEntity } from '../users/user.entity.js';
import { roleOf } from '../users/role-of.js';
import type { RoleEntity } from './role.entity.js';
import { grantedBy, RoleRepository } from './role.repository.js';

interface Source {
  readonly from: GrantSource;
  readonly permissions: ReadonlySet<Permission>;
}

/** What somebody may do, and by which role or group. */
@Injectable()
export class GrantSources {
  constructor(private readonly roles: RoleRepository) {}

  /** `memberships`: those of the user, in the order in which they are to be shown. */
  async of(ctx: RequestContext, user: UserEntity, memberships: readonly MemberOf[]): Promise<Grant[]> {
    const sources = await this.#sources(ctx, user, memberships);
    return PERMISSIONS.map((permission) => ({
      permission,
      from: sources.filter(({ permissions }) => permissions.has(permission)).map(({ from }) => from),
    })).filter(({ from }) => from.length > 0);
  }

  async #sources(ctx: RequestContext, user: UserEntity, memberships: readonly MemberOf[]): Promise<Source[]> {
    const own = roleOf(user);
    const groups = memberships.flatMap(({ group: { id, name, roleId } }) => (roleId === null ? [] : [{ id, name, roleId }]));
    const rows = await this.roles.findMany(ctx, [own, ...groups.map(({ roleId }) => roleId)]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return [
      { from: { kind: 'role', id: own, name: nameOf(byId.get(own)) }, permissions: permissionsOf(own, byId.get(own)) },
      ...groups.map(({ id, name, roleId }): Source => ({
        from: { kind: 'group', id, name },
        permissions: permissionsOf(roleId, byId.get(roleId)),
      })),
    ];
  }
}

function permissionsOf(roleId: string, row: RoleEntity | undefined): ReadonlySet<Permission> {
  return new Set(roleId === 'admin' ? PERMISSIONS : grantedBy(roleId, row));
}

/** The built-in roles have a name in each language. */
function nameOf(row: RoleEntity | undefined): string | null {
  return row === undefined || row.id === 'user' || row.id === 'admin' ? null : row.name;
}
