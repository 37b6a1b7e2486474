import { PERMISSIONS } from '@assist/contracts';
import { completePermissions, isBuiltInRole, type Role } from '@assist/contracts/people';
import type { Delegate } from './delegation.js';
import type { RoleEntity } from './role.entity.js';
import { grantedBy, type RoleUsage } from './role.repository.js';

/** A role as those who administer users see it. The built-in ones may have no row. */
export function toRole(id: string, row: RoleEntity | undefined, usage: RoleUsage | undefined, delegate: Delegate): Role {
  const builtIn = isBuiltInRole(id);
  const permissions = id === 'admin' ? [...PERMISSIONS] : completePermissions(grantedBy(id, row));
  const within = id === 'admin' ? delegate.isAdmin : delegate.covers(permissions);
  return {
    id,
    name: builtIn ? id : (row?.name ?? ''),
    builtIn,
    asShipped: builtIn && row === undefined,
    permissions,
    secondFactor: row?.secondFactor ?? false,
    users: usage?.users ?? 0,
    groups: usage?.groups ?? 0,
    mayGrant: within,
    mayChange: within,
  };
}
