import type { UpdateUserRequest, User } from '@assist/contracts/people';
import { apiKeyOf, AppError, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { Delegation, type Delegate } from '../roles/delegation.js';
import { NO_PASSWORD, Passwords } from './passwords.js';
import { roleColumns } from './role-of.js';
import type { UserEntity } from './user.entity.js';
import { UserChanges } from './user-changes.js';
import { UserRepository } from './user.repository.js';
import { Users } from './users.service.js';

/** A person who administers users changes one. Another role, a suspension and a new password end the user's sessions. */
@Injectable()
export class UpdateUser {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly rows: UserRepository,
    private readonly passwords: Passwords,
    private readonly delegation: Delegation,
    private readonly changes: UserChanges,
  ) {}

  /**
   * @throws AppError FORBIDDEN, RIGHTS_EXCEEDED, USER_NOT_FOUND, USER_DELETING, ROLE_NOT_FOUND, LAST_ADMIN,
   * PASSWORD_TOO_WEAK, LICENSE_SEATS_EXCEEDED, SIGN_ON_EXTERNAL
   */
  async execute(ctx: RequestContext, id: string, request: UpdateUserRequest): Promise<User> {
    const passwordHash = await this.#hash(ctx, id, request);
    return this.database.transaction(ctx, async (tx) => {
      const delegate = await this.delegation.begin(tx);
      const user = await this.rows.findLocked(tx, id);
      if (user === null) throw new AppError('USER_NOT_FOUND');
      if (user.erasingSince !== null) throw new AppError('USER_DELETING');
      await this.#requireAllowed(tx, delegate, user, request);
      if (passwordHash !== undefined && user.passwordHash === NO_PASSWORD) throw new AppError('SIGN_ON_EXTERNAL');
      const changes: Partial<UserEntity> = {
        ...(request.name === undefined ? {} : { name: request.name }),
        ...(request.role === undefined ? {} : roleColumns(request.role)),
        ...(request.disabled === undefined ? {} : { disabled: request.disabled }),
        ...(passwordHash === undefined ? {} : { passwordHash }),
      };
      await this.changes.apply(tx, user, changes);
      if (request.disabled !== undefined) await this.rows.forgetDirectorySuspension(tx, id);
      return this.users.read(tx, id);
    });
  }

  async #hash(ctx: RequestContext, id: string, { password }: UpdateUserRequest): Promise<string | undefined> {
    const known = await this.rows.findById(ctx, id);
    if (known === null) throw new AppError('USER_NOT_FOUND');
    if (password === undefined) return undefined;
    this.passwords.requireStrong(password, known.email);
    return this.passwords.hash(password);
  }

  async #requireAllowed(tx: RequestContext, delegate: Delegate, user: UserEntity, request: UpdateUserRequest): Promise<void> {
    await this.delegation.requireOver(tx, delegate, user);
    // Whoever sets a password can sign in with it, and a key must not become a person.
    if (request.password !== undefined && apiKeyOf(tx.actor) !== null) throw new AppError('FORBIDDEN', { apiKey: true });
    // For the own one there is a door that asks for the old one.
    if (request.password !== undefined && isSelf(tx, user)) throw new AppError('FORBIDDEN', { self: true });
    if (request.role !== undefined) await this.delegation.requireRole(tx, delegate, request.role);
    const losesAdmin = request.disabled === true || (request.role !== undefined && request.role !== 'admin');
    if (losesAdmin && delegate.isLastAdmin(user.id)) throw new AppError('LAST_ADMIN');
  }
}

function isSelf({ actor }: RequestContext, user: UserEntity): boolean {
  return actor.kind === 'user' && actor.userId === user.id;
}
