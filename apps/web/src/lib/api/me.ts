import * as api from '@assist/api-client';
import type { ChangePasswordRequest, UpdateMeRequest, User } from '@assist/contracts';
import { dataOf, done } from './http';

export function readMe(signal?: AbortSignal): Promise<User> {
  return dataOf(api.getMe<true>({ signal }));
}

export function updateMe(request: UpdateMeRequest): Promise<User> {
  return dataOf(api.updateMe<true>({ body: request }));
}

export function changePassword(request: ChangePasswordRequest): Promise<void> {
  return done(api.changeMyPassword<true>({ body: request }));
}
