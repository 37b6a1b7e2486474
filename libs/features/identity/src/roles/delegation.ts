import { PERMISSIONS, type Permission } from '@assist/contracts';
import { isBuiltInRole } from '@assist/contracts/people';
import { AppError, holds, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import type { UserEntity } from '../users/user.entity.js';
import { UserRepository } from '../users/user.repository.js';
import { GrantedPermissions } from './granted-permissions.js';
import { grantedBy, RoleRepository } from './role.repository.js';

/** What the one who administers users may pass on: all, or what he or she holds. */
export class Delegate {
  constructor(
    /** Administrators who can sign in; locked until the transaction ends. */
    private readonly admins: readonly string[],
    /** Null: an administrator, or the installation itself. */
    private readonly held: ReadonlySet<Permission> | null,
  ) {}

  covers(permissions: Iterable<Permission>): boolean {
    return this.missing(permissions).length === 0;
  }

  /** @throws AppError RIGHTS_EXCEEDED with what is missing */
  requireCovers(permissions: Iterable<Permission>): void {
    const missing = this.missing(permissions);
    if (missing.length > 0) throw new AppError('RIGHTS_EXCEEDED', { missing });
  }

  /** Only administrators make administrators and touch them. @throws AppError RIGHTS_EXCEEDED */
  requireAdmin(): void {
    if (this.held !== null) throw new AppError('RIGHTS_EXCEEDED', { missing: this.missing(PERMISSIONS), role: 'admin' });
  }

  /** Nobody else who can sign in is an administrator. */
  isLastAdmin(userId: string): boolean {
    return this.admins.length === 1 && this.admins[0] === userId;
  }

  get isAdmin(): boolean {
    return this.held === null;
  }

  private missing(permissions: Iterable<Permission>): Permission[] {
    const { held } = this;
    return held === null ? [] : [...permissions].filter((permission) => !held.has(permission));
  }
}

/**
 * The ceiling over everybody who administers users: nobody but administrators gives away what he or she does not hold,
 * by a role, a group, an account or a password, nor touches somebody who holds more.
 */
@Injectable()
export class Delegation {
  constructor(
    private readonly users: UserRepository,
    private readonly granted: GrantedPermissions,
    private readonly roles: RoleRepository,
  ) {}

  /**
   * The first step of each transaction that changes users, roles or groups: they queue up behind the locked
   * administrators. Asked once more, because the request was let in before, say, a password was hashed.
   * @throws AppError FORBIDDEN when the caller may not administer users any more
   */
  async begin(tx: RequestContext): Promise<Delegate> {
    return this.#delegate(tx, await this.users.lockEnabledAdmins(tx));
  }

  /** The same for lists that say what the caller may do; locks nothing. */
  async look(ctx: RequestContext): Promise<Delegate> {
    return this.#delegate(ctx, []);
  }

  /**
   * Inside the transaction that gives the role to somebody or to a group; until it ends nobody deletes the role.
   * @throws AppError ROLE_NOT_FOUND, RIGHTS_EXCEEDED
   */
  async requireRole(tx: RequestContext, delegate: Delegate, roleId: string): Promise<void> {
    if (roleId === 'admin') return delegate.requireAdmin();
    const row = await this.roles.hold(tx, roleId);
    if (row === null && !isBuiltInRole(roleId)) throw new AppError('ROLE_NOT_FOUND');
    delegate.requireCovers(grantedBy(roleId, row ?? undefined));
  }

  /** Whoever holds more than the caller is out of reach. @throws AppError RIGHTS_EXCEEDED */
  async requireOver(ctx: RequestContext, delegate: Delegate, user: UserEntity): Promise<void> {
    if (user.role === 'admin') delegate.requireAdmin();
    else delegate.requireCovers(await this.granted.of(ctx, user));
  }

  /** The same as an answer, for those who look at somebody. */
  async isOver(ctx: RequestContext, delegate: Delegate, user: UserEntity): Promise<boolean> {
    return user.role === 'admin' ? delegate.isAdmin : delegate.covers(await this.granted.of(ctx, user));
  }

  async #delegate(ctx: RequestContext, admins: readonly string[]): Promise<Delegate> {
    const { actor } = ctx;
    if (actor.kind === 'system') return new Delegate(admins, null);
    const user = actor.kind === 'user' ? await this.users.findById(ctx, actor.userId) : null;
    if (user === null || user.disabled || actor.kind !== 'user') throw new AppError('FORBIDDEN');
    if (user.role === 'admin' && actor.roles.includes('admin')) return new Delegate(admins, null);
    const granted = user.role === 'admin' ? PERMISSIONS : [...(await this.granted.of(ctx, user))];
    // What the caller came with may be less than what the person holds, as with an API key.
    const held = new Set(granted.filter((permission) => holds(actor, permission)));
    if (!held.has('users.administer')) throw new AppError('FORBIDDEN', { permission: 'users.administer' });
    return new Delegate(admins, held);
  }
}
