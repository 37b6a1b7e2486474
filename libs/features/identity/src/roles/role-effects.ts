import type { AuditDetail } from '@assist/contracts/house';
import type { RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Injectable } from '@nestjs/common';
import { PermissionsChanged } from './permissions-changed.js';
import type { RoleEntity } from './role.entity.js';

/** What follows a change of a role: an entry of the audit log in the same commit, and word to open sockets after it. */
@Injectable()
export class RoleEffects {
  constructor(
    private readonly audit: AuditLog,
    private readonly permissions: PermissionsChanged,
  ) {}

  async created(ctx: RequestContext, { id, name, permissions, secondFactor }: RoleEntity): Promise<void> {
    await this.audit.record(ctx, {
      action: 'role.created',
      target: { type: 'role', id },
      detail: { name, permissions, secondFactor },
    });
  }

  /** Says nothing when nothing is different. */
  async changed(ctx: RequestContext, before: RoleEntity, changes: Partial<RoleEntity>): Promise<void> {
    if (Object.keys(changes).length === 0) return;
    const detail: AuditDetail = {
      ...(changes.name === undefined ? { name: before.name } : { nameBefore: before.name, nameAfter: changes.name }),
      ...(changes.permissions === undefined ? {} : difference(before.permissions, changes.permissions)),
      ...(changes.secondFactor === undefined
        ? {}
        : { secondFactorBefore: before.secondFactor, secondFactorAfter: changes.secondFactor }),
    };
    await this.audit.record(ctx, { action: 'role.changed', target: { type: 'role', id: before.id }, detail });
    this.permissions.tell(ctx);
  }

  async deleted(ctx: RequestContext, { id, name, permissions }: RoleEntity): Promise<void> {
    const target = { type: 'role', id };
    await this.audit.record(ctx, { action: 'role.deleted', target, detail: { name, permissions } });
    this.permissions.tell(ctx);
  }
}

function difference(before: RoleEntity['permissions'], after: RoleEntity['permissions']): AuditDetail {
  return {
    permissionsAdded: after.filter((permission) => !before.includes(permission)),
    permissionsRemoved: before.filter((permission) => !after.includes(permission)),
  };
}
