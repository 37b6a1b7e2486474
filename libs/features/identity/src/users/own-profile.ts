import type { UpdateMeRequest } from '@assist/contracts';
import { AppError, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import type { UserEntity } from './user.entity.js';
import { UserRepository } from './user.repository.js';

@Injectable()
export class OwnProfile {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
  ) {}

  async read(ctx: RequestContext): Promise<UserEntity> {
    const user = await this.users.findById(ctx, userIdOf(ctx));
    if (user === null) throw new AppError('SESSION_EXPIRED');
    return user;
  }

  async update(ctx: RequestContext, request: UpdateMeRequest): Promise<UserEntity> {
    await this.database.transaction(ctx, (tx) => this.users.update(tx, userIdOf(ctx), definedOf(request)));
    return this.read(ctx);
  }
}

function definedOf(request: UpdateMeRequest): Partial<UserEntity> {
  return {
    ...(request.name === undefined ? {} : { name: request.name }),
    ...(request.locale === undefined ? {} : { locale: request.locale }),
  };
}
