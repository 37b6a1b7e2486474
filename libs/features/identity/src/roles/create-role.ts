import { completePermissions, type CreateRoleRequest, type Role } from '@assist/contracts/people';
import { AppError, Clock, newId, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { Delegation } from './delegation.js';
import { RoleEffects } from './role-effects.js';
import { RoleRepository } from './role.repository.js';
import { toRole } from './roles.dto.js';

/** More would help nobody to keep an overview. */
const MAX_ROLES = 200;

@Injectable()
export class CreateRole {
  constructor(
    private readonly database: Database,
    private readonly roles: RoleRepository,
    private readonly delegation: Delegation,
    private readonly effects: RoleEffects,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError FORBIDDEN, RIGHTS_EXCEEDED, ROLE_NAME_TAKEN, COUNT_LIMIT_REACHED */
  execute(ctx: RequestContext, request: CreateRoleRequest): Promise<Role> {
    const permissions = completePermissions(request.permissions);
    const now = this.clock.now();
    const role = { id: newId(now), name: request.name, permissions, secondFactor: request.secondFactor, createdAt: now };
    return this.database.transaction(ctx, async (tx) => {
      const delegate = await this.delegation.begin(tx);
      delegate.requireCovers(permissions);
      if (await this.roles.isNameTaken(tx, role.name)) throw new AppError('ROLE_NAME_TAKEN', { name: role.name });
      if ((await this.roles.count(tx)) >= MAX_ROLES) throw new AppError('COUNT_LIMIT_REACHED', { limit: MAX_ROLES });
      await this.roles.insert(tx, role);
      await this.effects.created(tx, role);
      return toRole(role.id, role, undefined, delegate);
    });
  }
}
