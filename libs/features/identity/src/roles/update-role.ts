import { completePermissions, isBuiltInRole, type Role, type UpdateRoleRequest } from '@assist/contracts/people';
import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { Delegation, type Delegate } from './delegation.js';
import { RoleEffects } from './role-effects.js';
import type { RoleEntity } from './role.entity.js';
import { grantedBy, RoleRepository } from './role.repository.js';
import { Roles } from './roles.service.js';

type Changes = Partial<Omit<RoleEntity, 'id' | 'createdAt'>>;

/** Changes what a role grants, for all who have it, from their next call on. */
@Injectable()
export class UpdateRole {
  constructor(
    private readonly database: Database,
    private readonly repository: RoleRepository,
    private readonly roles: Roles,
    private readonly delegation: Delegation,
    private readonly effects: RoleEffects,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError FORBIDDEN, RIGHTS_EXCEEDED, ROLE_NOT_FOUND, ROLE_BUILT_IN, ROLE_NAME_TAKEN */
  execute(ctx: RequestContext, id: string, request: UpdateRoleRequest): Promise<Role> {
    return this.database.transaction(ctx, async (tx) => {
      const delegate = await this.delegation.begin(tx);
      const row = await this.repository.find(tx, id);
      if (row === null && !isBuiltInRole(id)) throw new AppError('ROLE_NOT_FOUND');
      const before = row ?? this.#builtIn(id);
      const changes = requestedChanges(id, before, request);
      requireWithin(delegate, id, [...before.permissions, ...(changes.permissions ?? [])]);
      if (changes.name !== undefined && (await this.repository.isNameTaken(tx, changes.name, id))) {
        throw new AppError('ROLE_NAME_TAKEN', { name: changes.name });
      }
      if (row === null) await this.repository.insert(tx, { ...before, ...changes });
      else await this.repository.update(tx, id, changes);
      await this.effects.changed(tx, before, changes);
      return this.roles.read(tx, id);
    });
  }

  /** The row of a built-in role from the moment at which something of it is changed. */
  #builtIn(id: string): RoleEntity {
    return {
      id,
      name: `built-in:${id}`,
      permissions: grantedBy(id, undefined),
      secondFactor: false,
      createdAt: this.clock.now(),
    };
  }
}

/** What is different. @throws AppError ROLE_BUILT_IN for a name of a built-in role, or other rights of administrators */
function requestedChanges(id: string, before: RoleEntity, request: UpdateRoleRequest): Changes {
  const permissions = request.permissions === undefined ? undefined : completePermissions(request.permissions);
  const isOther = permissions !== undefined && permissions.join() !== completePermissions(before.permissions).join();
  if ((isBuiltInRole(id) && request.name !== undefined) || (id === 'admin' && permissions !== undefined)) {
    throw new AppError('ROLE_BUILT_IN');
  }
  return {
    ...(request.name === undefined || request.name === before.name ? {} : { name: request.name }),
    ...(isOther ? { permissions } : {}),
    ...(request.secondFactor === undefined || request.secondFactor === before.secondFactor
      ? {}
      : { secondFactor: request.secondFactor }),
  };
}

/** Neither what the role grants nor what it is to grant may be more than the caller holds. */
function requireWithin(delegate: Delegate, id: string, permissions: RoleEntity['permissions']): void {
  if (id === 'admin') delegate.requireAdmin();
  else delegate.requireCovers(new Set(permissions));
}
