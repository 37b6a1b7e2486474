import { BUILT_IN_ROLES, isBuiltInRole, type Role } from '@assist/contracts/people';
import { AppError, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { Delegation } from './delegation.js';
import { RoleRepository } from './role.repository.js';
import { toRole } from './roles.dto.js';

/** Roles as they are seen. */
@Injectable()
export class Roles {
  constructor(
    private readonly roles: RoleRepository,
    private readonly delegation: Delegation,
  ) {}

  /** The built-in ones first. */
  async list(ctx: RequestContext): Promise<{ items: Role[] }> {
    const delegate = await this.delegation.look(ctx);
    const rows = new Map((await this.roles.list(ctx)).map((row) => [row.id, row]));
    const usage = await this.roles.usage(ctx);
    const ids = [...BUILT_IN_ROLES, ...[...rows.keys()].filter((id) => !isBuiltInRole(id))];
    return { items: ids.map((id) => toRole(id, rows.get(id), usage.get(id), delegate)) };
  }

  /** @throws AppError ROLE_NOT_FOUND */
  async read(ctx: RequestContext, id: string): Promise<Role> {
    const row = (await this.roles.find(ctx, id)) ?? undefined;
    if (row === undefined && !isBuiltInRole(id)) throw new AppError('ROLE_NOT_FOUND');
    return toRole(id, row, (await this.roles.usage(ctx)).get(id), await this.delegation.look(ctx));
  }
}
