import {
  createRoleRequestSchema,
  roleListSchema,
  roleSchema,
  updateRoleRequestSchema,
  type CreateRoleRequest,
  type Role,
  type UpdateRoleRequest,
} from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint } from '@assist/platform/http';
import { Body, Controller, Param } from '@nestjs/common';
import { CreateRole } from './create-role.js';
import { DeleteRole } from './delete-role.js';
import { roleParam } from './role-param.js';
import { Roles } from './roles.service.js';
import { UpdateRole } from './update-role.js';

const ADMIN = { module: 'core', access: 'admin', permission: 'users.administer' } as const;

@Controller()
export class RolesController {
  constructor(
    private readonly roles: Roles,
    private readonly createRoleUseCase: CreateRole,
    private readonly updateRoleUseCase: UpdateRole,
    private readonly deleteRoleUseCase: DeleteRole,
  ) {}

  @Endpoint({ ...ADMIN, method: 'GET', path: '/api/roles', summary: 'All roles, the built-in ones first', reply: roleListSchema })
  listRoles(@Ctx() ctx: RequestContext): Promise<{ items: Role[] }> {
    return this.roles.list(ctx);
  }

  @Endpoint({
    ...ADMIN,
    method: 'POST',
    path: '/api/roles',
    summary: 'Make a role of rights that the caller holds',
    status: 201,
    reply: roleSchema,
    errors: ['RIGHTS_EXCEEDED', 'ROLE_NAME_TAKEN', 'COUNT_LIMIT_REACHED'],
  })
  createRole(@Ctx() ctx: RequestContext, @Body({ schema: createRoleRequestSchema }) body: CreateRoleRequest): Promise<Role> {
    return this.createRoleUseCase.execute(ctx, body);
  }

  @Endpoint({
    ...ADMIN,
    method: 'PATCH',
    path: '/api/roles/:id',
    summary: 'Change a role for all who have it; of the built-in ones what they may change',
    reply: roleSchema,
    errors: ['RIGHTS_EXCEEDED', 'ROLE_NOT_FOUND', 'ROLE_BUILT_IN', 'ROLE_NAME_TAKEN'],
  })
  updateRole(
    @Ctx() ctx: RequestContext,
    @Param('id', roleParam) id: string,
    @Body({ schema: updateRoleRequestSchema }) body: UpdateRoleRequest,
  ): Promise<Role> {
    return this.updateRoleUseCase.execute(ctx, id, body);
  }

  @Endpoint({
    ...ADMIN,
    method: 'DELETE',
    path: '/api/roles/:id',
    summary: 'Remove a role that nobody has; `user` goes back to what it granted at first',
    reply: 'empty',
    errors: ['RIGHTS_EXCEEDED', 'ROLE_NOT_FOUND', 'ROLE_BUILT_IN', 'ROLE_IN_USE'],
  })
  deleteRole(@Ctx() ctx: RequestContext, @Param('id', roleParam) id: string): Promise<void> {
    return this.deleteRoleUseCase.execute(ctx, id);
  }
}
