import { AppError, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { Delegation } from '../roles/delegation.js';
import type { UserEntity } from '../users/user.entity.js';
import { UserRepository } from '../users/user.repository.js';

/** The account of somebody else that the caller, who administers users, wants to act on. */
@Injectable()
export class OverseenUser {
  constructor(
    private readonly users: UserRepository,
    private readonly delegation: Delegation,
  ) {}

  /**
   * As `find`, for credentials: for the own ones there are doors that ask for the password. @throws AppError FORBIDDEN
   * also for the caller
   */
  async findOther(ctx: RequestContext, id: string): Promise<UserEntity> {
    if (ctx.actor.kind === 'user' && ctx.actor.userId === id) throw new AppError('FORBIDDEN', { self: true });
    return this.find(ctx, id);
  }

  /**
   * Whoever holds more than the caller is out of reach. In a transaction, as its first step, the answer holds until its
   * end. @throws AppError FORBIDDEN, USER_NOT_FOUND, RIGHTS_EXCEEDED
   */
  async find(ctx: RequestContext, id: string): Promise<UserEntity> {
    const delegate = await (ctx.tx === undefined ? this.delegation.look(ctx) : this.delegation.begin(ctx));
    const user = await this.users.findById(ctx, id);
    if (user === null) throw new AppError('USER_NOT_FOUND');
    await this.delegation.requireOver(ctx, delegate, user);
    return user;
  }
}
