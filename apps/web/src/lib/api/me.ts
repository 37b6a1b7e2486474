import type { ChangePasswordRequest, UpdateMeRequest, User } from '@assist/contracts';
import { call, callEmpty } from './http';

export function readMe(signal?: AbortSignal): Promise<User> {
  return call('GET', '/api/me', { signal });
}

export function updateMe(request: UpdateMeRequest): Promise<User> {
  return call('PATCH', '/api/me', { body: request });
}

export function changePassword(request: ChangePasswordRequest): Promise<void> {
  return callEmpty('POST', '/api/me/password', { body: request });
}
