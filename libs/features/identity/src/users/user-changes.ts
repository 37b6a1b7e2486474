import type { AuditDetail } from '@assist/contracts/house';
import type { RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Injectable } from '@nestjs/common';
import { EndSessions } from '../sessions/end-sessions.js';
import { roleOf } from './role-of.js';
import { Seats } from './seats.js';
import type { UserEntity } from './user.entity.js';
import { UserRepository } from './user.repository.js';

/** Changes an account with all that follows in the same commit: its seat, the end of its sessions, the audit log. */
@Injectable()
export class UserChanges {
  constructor(
    private readonly users: UserRepository,
    private readonly seats: Seats,
    private readonly endSessions: EndSessions,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Inside a transaction that locked the user. Another role, a suspension and a new password end the sessions; whoever
   * comes back takes a seat. @throws AppError LICENSE_SEATS_EXCEEDED
   */
  async apply(tx: RequestContext, before: UserEntity, changes: Partial<UserEntity>): Promise<void> {
    const after = { ...before, ...changes };
    if (before.disabled && !after.disabled) await this.seats.take(tx);
    await this.users.update(tx, before.id, changes);
    const endsSessions = roleOf(after) !== roleOf(before) || changes.disabled === true || changes.passwordHash !== undefined;
    if (endsSessions) await this.endSessions.ofUser(tx, before.id);
    await this.#audit(tx, before, after);
  }

  /** Says nothing when nothing is different. */
  async #audit(tx: RequestContext, before: UserEntity, after: UserEntity): Promise<void> {
    const target = { type: 'user', id: before.id };
    const isOtherRole = roleOf(after) !== roleOf(before);
    const isSuspension = after.disabled !== before.disabled;
    const changed = [
      ...(after.name === before.name ? [] : ['name']),
      ...(after.email === before.email ? [] : ['email']),
      ...(isOtherRole ? ['role'] : []),
      ...(isSuspension ? ['disabled'] : []),
    ];
    if (changed.length > 0) {
      const detail: AuditDetail = {
        changed,
        ...(isOtherRole ? { roleBefore: roleOf(before), roleAfter: roleOf(after) } : {}),
        ...(isSuspension ? { disabledBefore: before.disabled, disabledAfter: after.disabled } : {}),
      };
      await this.audit.record(tx, { action: 'user.changed', target, detail });
    }
    if (after.passwordHash !== before.passwordHash) await this.audit.record(tx, { action: 'user.password_changed', target });
  }
}
