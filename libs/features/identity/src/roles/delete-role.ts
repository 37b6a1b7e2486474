import { AppError, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { Delegation } from './delegation.js';
import { RoleEffects } from './role-effects.js';
import { grantedBy, RoleRepository, USER_ROLE } from './role.repository.js';

/** Removes a role that nobody has; `user` goes back to what it granted when it was shipped. */
@Injectable()
export class DeleteRole {
  constructor(
    private readonly database: Database,
    private readonly roles: RoleRepository,
    private readonly delegation: Delegation,
    private readonly effects: RoleEffects,
  ) {}

  /** @throws AppError FORBIDDEN, RIGHTS_EXCEEDED, ROLE_NOT_FOUND, ROLE_BUILT_IN, ROLE_IN_USE */
  async execute(ctx: RequestContext, id: string): Promise<void> {
    if (id === 'admin') throw new AppError('ROLE_BUILT_IN');
    await this.database.transaction(ctx, async (tx) => {
      const delegate = await this.delegation.begin(tx);
      const role = await this.roles.find(tx, id);
      if (role === null && id !== USER_ROLE) throw new AppError('ROLE_NOT_FOUND');
      delegate.requireCovers(new Set([...grantedBy(id, role ?? undefined), ...grantedBy(id, undefined)]));
      if (role === null) return;
      if (id !== USER_ROLE) await this.#requireUnused(tx, id);
      await this.roles.delete(tx, id);
      await this.effects.deleted(tx, role);
    });
  }

  /** Whoever gives the role to somebody holds its row or waits for the administrators, as this transaction does. */
  async #requireUnused(tx: RequestContext, id: string): Promise<void> {
    await this.roles.lock(tx, id);
    const { users = 0, groups = 0 } = (await this.roles.usage(tx)).get(id) ?? {};
    if (users + groups > 0) throw new AppError('ROLE_IN_USE', { users, groups });
  }
}
