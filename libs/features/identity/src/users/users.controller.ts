import {
  createUserRequestSchema,
  erasureSchema,
  updateUserRequestSchema,
  userDetailSchema,
  userListQuerySchema,
  userListSchema,
  userSchema,
  type CreateUserRequest,
  type Erasure,
  type UpdateUserRequest,
  type User,
  type UserDetail,
  type UserList,
  type UserListQuery,
} from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam } from '@assist/platform/http';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { DeleteUser } from '../personal-data/erasure/delete-user.js';
import { CreateUser } from './create-user.js';
import { UpdateUser } from './update-user.js';
import { Users } from './users.service.js';

const ADMIN = { module: 'core', access: 'admin', permission: 'users.administer' } as const;
const userParam = idParam('USER_NOT_FOUND');

/** User management stays open in every licence state. */
@Controller()
export class UsersController {
  constructor(
    private readonly users: Users,
    private readonly createUserUseCase: CreateUser,
    private readonly updateUserUseCase: UpdateUser,
    private readonly deleteUserUseCase: DeleteUser,
  ) {}

  @Endpoint({ ...ADMIN, method: 'GET', path: '/api/users', summary: 'Users that match, a page of them', reply: userListSchema })
  listUsers(@Ctx() ctx: RequestContext, @Query({ schema: userListQuerySchema }) query: UserListQuery): Promise<UserList> {
    return this.users.list(ctx, query);
  }

  @Endpoint({
    ...ADMIN,
    method: 'POST',
    path: '/api/users',
    summary: 'Create a user',
    status: 201,
    reply: userSchema,
    errors: ['RIGHTS_EXCEEDED', 'ROLE_NOT_FOUND', 'EMAIL_TAKEN', 'PASSWORD_TOO_WEAK', 'LICENSE_SEATS_EXCEEDED'],
  })
  createUser(@Ctx() ctx: RequestContext, @Body({ schema: createUserRequestSchema }) body: CreateUserRequest): Promise<User> {
    return this.createUserUseCase.execute(ctx, body);
  }

  @Endpoint({
    ...ADMIN,
    method: 'GET',
    path: '/api/users/:id',
    summary: 'A user with groups, with what he or she may do and why, and with the progress of a deletion',
    reply: userDetailSchema,
    errors: ['USER_NOT_FOUND'],
  })
  readUser(@Ctx() ctx: RequestContext, @Param('id', userParam) id: string): Promise<UserDetail> {
    return this.users.detail(ctx, id);
  }

  @Endpoint({
    ...ADMIN,
    method: 'PATCH',
    path: '/api/users/:id',
    summary: 'Change name, role, suspension or password',
    reply: userSchema,
    errors: [
      'RIGHTS_EXCEEDED',
      'USER_NOT_FOUND',
      'USER_DELETING',
      'ROLE_NOT_FOUND',
      'LAST_ADMIN',
      'PASSWORD_TOO_WEAK',
      'LICENSE_SEATS_EXCEEDED',
      'SIGN_ON_EXTERNAL',
    ],
  })
  updateUser(
    @Ctx() ctx: RequestContext,
    @Param('id', userParam) id: string,
    @Body({ schema: updateUserRequestSchema }) body: UpdateUserRequest,
  ): Promise<User> {
    return this.updateUserUseCase.execute(ctx, id, body);
  }

  @Endpoint({
    ...ADMIN,
    method: 'DELETE',
    path: '/api/users/:id',
    summary: 'Suspend a user at once and remove the account with all data of the person; once more tries again what failed',
    status: 202,
    reply: erasureSchema,
    errors: ['RIGHTS_EXCEEDED', 'USER_NOT_FOUND', 'LAST_ADMIN', 'EXPORT_RUNNING', 'LEGAL_HOLD'],
  })
  deleteUser(@Ctx() ctx: RequestContext, @Param('id', userParam) id: string): Promise<Erasure> {
    return this.deleteUserUseCase.execute(ctx, id);
  }
}
