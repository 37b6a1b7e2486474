import type { CreateUserRequest, UpdateUserRequest, User } from '@assist/contracts';
import { call } from './http';

export async function listUsers(signal?: AbortSignal): Promise<readonly User[]> {
  return (await call<{ items: User[] }>('GET', '/api/users', { signal })).items;
}

export function createUser(request: CreateUserRequest): Promise<User> {
  return call('POST', '/api/users', { body: request });
}

export function updateUser(id: string, request: UpdateUserRequest): Promise<User> {
  return call('PATCH', `/api/users/${id}`, { body: request });
}
