import * as api from '@assist/api-client';
import type {
  CreateUserRequest,
  Erasure,
  UpdateUserRequest,
  User,
  UserDetail,
  UserList,
  UserListQuery,
} from '@assist/contracts/people';
import { dataOf } from './http';

export function listUsers(query: Partial<UserListQuery>, signal?: AbortSignal): Promise<UserList> {
  return dataOf(api.listUsers<true>({ query, signal }));
}

export function readUser(id: string, signal?: AbortSignal): Promise<UserDetail> {
  return dataOf(api.readUser<true>({ path: { id }, signal }));
}

export function createUser(request: CreateUserRequest): Promise<User> {
  return dataOf(api.createUser<true>({ body: request }));
}

export function updateUser(id: string, request: UpdateUserRequest): Promise<User> {
  return dataOf(api.updateUser<true>({ path: { id }, body: request }));
}

export function deleteUser(id: string): Promise<Erasure> {
  return dataOf(api.deleteUser<true>({ path: { id } }));
}
