import type { CreateUserRequest, User } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { Delegation } from '../roles/delegation.js';
import { NewAccounts } from './new-accounts.js';
import { Passwords } from './passwords.js';
import { Users } from './users.service.js';

@Injectable()
export class CreateUser {
  constructor(
    private readonly database: Database,
    private readonly accounts: NewAccounts,
    private readonly users: Users,
    private readonly passwords: Passwords,
    private readonly delegation: Delegation,
  ) {}

  /** @throws AppError FORBIDDEN, RIGHTS_EXCEEDED, ROLE_NOT_FOUND, EMAIL_TAKEN, PASSWORD_TOO_WEAK, LICENSE_SEATS_EXCEEDED */
  async execute(ctx: RequestContext, { password, ...account }: CreateUserRequest): Promise<User> {
    this.passwords.requireStrong(password, account.email);
    const passwordHash = await this.passwords.hash(password);
    return this.database.transaction(ctx, async (tx) => {
      const delegate = await this.delegation.begin(tx);
      await this.delegation.requireRole(tx, delegate, account.role);
      return this.users.read(tx, await this.accounts.add(tx, { ...account, passwordHash, locale: null }));
    });
  }
}
