import * as api from '@assist/api-client';
import type { CreateRoleRequest, Role, UpdateRoleRequest } from '@assist/contracts/people';
import { dataOf, done } from './http';

export async function listRoles(signal?: AbortSignal): Promise<readonly Role[]> {
  return (await dataOf(api.listRoles<true>({ signal }))).items;
}

export function createRole(request: CreateRoleRequest): Promise<Role> {
  return dataOf(api.createRole<true>({ body: request }));
}

export function updateRole(id: string, request: UpdateRoleRequest): Promise<Role> {
  return dataOf(api.updateRole<true>({ path: { id }, body: request }));
}

export function deleteRole(id: string): Promise<void> {
  return done(api.deleteRole<true>({ path: { id } }));
}
