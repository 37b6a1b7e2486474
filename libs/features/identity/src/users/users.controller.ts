import {
  createUserRequestSchema,
  updateUserRequestSchema,
  userListSchema,
  userSchema,
  type CreateUserRequest,
  type UpdateUserRequest,
  type User,
} from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam } from '@assist/platform/http';
import { Body, Controller, Param } from '@nestjs/common';
import { CreateUser } from './create-user.js';
import { UpdateUser } from './update-user.js';
import { UserRepository } from './user.repository.js';
import { toUser } from './users.dto.js';

/** User management stays open in every licence state. */
@Controller()
export class UsersController {
  constructor(
    private readonly users: UserRepository,
    private readonly createUserUseCase: CreateUser,
    private readonly updateUserUseCase: UpdateUser,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/api/users',
    module: 'core',
    access: 'admin',
    role: 'admin',
    summary: 'All users',
    reply: userListSchema,
  })
  async listUsers(@Ctx() ctx: RequestContext): Promise<{ items: User[] }> {
    return { items: (await this.users.list(ctx)).map(toUser) };
  }

  @Endpoint({
    method: 'POST',
    path: '/api/users',
    module: 'core',
    access: 'admin',
    role: 'admin',
    summary: 'Create a user',
    status: 201,
    reply: userSchema,
    errors: ['EMAIL_TAKEN', 'PASSWORD_TOO_WEAK', 'LICENSE_SEATS_EXCEEDED'],
  })
  async createUser(
    @Ctx() ctx: RequestContext,
    @Body({ schema: createUserRequestSchema }) body: CreateUserRequest,
  ): Promise<User> {
    return toUser(await this.createUserUseCase.execute(ctx, body));
  }

  @Endpoint({
    method: 'PATCH',
    path: '/api/users/:id',
    module: 'core',
    access: 'admin',
    role: 'admin',
    summary: 'Change name, role, suspension or password',
    reply: userSchema,
    errors: ['USER_NOT_FOUND', 'LAST_ADMIN', 'PASSWORD_TOO_WEAK', 'LICENSE_SEATS_EXCEEDED'],
  })
  async updateUser(
    @Ctx() ctx: RequestContext,
    @Param('id', idParam('USER_NOT_FOUND')) id: string,
    @Body({ schema: updateUserRequestSchema }) body: UpdateUserRequest,
  ): Promise<User> {
    return toUser(await this.updateUserUseCase.execute(ctx, id, body));
  }
}
