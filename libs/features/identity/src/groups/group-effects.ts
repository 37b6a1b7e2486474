import type { RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Injectable } from '@nestjs/common';
import { PermissionsChanged } from '../roles/permissions-changed.js';
import type { GroupEntity } from './group.entity.js';

/** What follows a change of a group: an entry of the audit log in the same commit, and word to open sockets after it. */
@Injectable()
export class GroupEffects {
  constructor(
    private readonly audit: AuditLog,
    private readonly permissions: PermissionsChanged,
  ) {}

  async created(ctx: RequestContext, { id, name, roleId }: GroupEntity): Promise<void> {
    await this.audit.record(ctx, { action: 'group.created', target: { type: 'group', id }, detail: { name, role: roleId } });
  }

  /** Says nothing when nothing is different. */
  async changed(ctx: RequestContext, before: GroupEntity, changes: Partial<GroupEntity>): Promise<void> {
    const changed = Object.keys(changes);
    if (changed.length === 0) return;
    const target = { type: 'group', id: before.id };
    const detail = {
      changed,
      ...(changes.name === undefined ? { name: before.name } : { nameBefore: before.name, nameAfter: changes.name }),
      ...(changes.roleId === undefined ? {} : { roleBefore: before.roleId, roleAfter: changes.roleId }),
    };
    await this.audit.record(ctx, { action: 'group.changed', target, detail });
    this.permissions.tell(ctx);
  }

  async deleted(ctx: RequestContext, { id, name, roleId }: GroupEntity): Promise<void> {
    await this.audit.record(ctx, { action: 'group.deleted', target: { type: 'group', id }, detail: { name, role: roleId } });
    this.permissions.tell(ctx);
  }

  async memberAdded(ctx: RequestContext, groupId: string, userId: string): Promise<void> {
    await this.audit.record(ctx, { action: 'group.member_added', target: { type: 'group', id: groupId }, detail: { userId } });
    this.permissions.tell(ctx);
  }

  async memberRemoved(ctx: RequestContext, groupId: string, userId: string): Promise<void> {
    await this.audit.record(ctx, { action: 'group.member_removed', target: { type: 'group', id: groupId }, detail: { userId } });
    this.permissions.tell(ctx);
  }
}
