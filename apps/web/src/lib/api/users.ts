import * as api from '@assist/api-client';
import type { CreateUserRequest, UpdateUserRequest, User } from '@assist/contracts';
import { dataOf } from './http';

export async function listUsers(signal?: AbortSignal): Promise<readonly User[]> {
  return (await dataOf(api.listUsers<true>({ signal }))).items;
}

export function createUser(request: CreateUserRequest): Promise<User> {
  return dataOf(api.createUser<true>({ body: request }));
}

export function updateUser(id: string, request: UpdateUserRequest): Promise<User> {
  return dataOf(api.updateUser<true>({ path: { id }, body: request }));
}
