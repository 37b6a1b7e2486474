import type { CreateUserRequest } from '@assist/contracts';
import { AppError, Clock, newId, type RequestContext } from '@assist/kernel';
import { Database, isUniqueViolation } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { Passwords } from './passwords.js';
import { requireAdmin } from './require-admin.js';
import { Seats } from './seats.js';
import type { UserEntity } from './user.entity.js';
import { UserRepository } from './user.repository.js';

@Injectable()
export class CreateUser {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly passwords: Passwords,
    private readonly seats: Seats,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError EMAIL_TAKEN, PASSWORD_TOO_WEAK, LICENSE_SEATS_EXCEEDED */
  async execute(ctx: RequestContext, request: CreateUserRequest): Promise<UserEntity> {
    this.passwords.requireStrong(request.password, request.email);
    const now = this.clock.now();
    const user: UserEntity = {
      id: newId(now),
      email: request.email,
      name: request.name,
      role: request.role,
      passwordHash: await this.passwords.hash(request.password),
      locale: null,
      disabled: false,
      createdAt: now,
      lastLoginAt: null,
    };
    try {
      await this.database.transaction(ctx, async (tx) => {
        requireAdmin(tx, await this.users.lockEnabledAdmins(tx));
        await this.seats.take(tx);
        await this.users.insert(tx, user);
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw new AppError('EMAIL_TAKEN', {}, { cause: error });
      throw error;
    }
    return user;
  }
}
