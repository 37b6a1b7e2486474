import * as api from '@assist/api-client';
import type { AdministratorList, ChangePasswordRequest, Me, UpdateMeRequest } from '@assist/contracts/people';
import { dataOf, done } from './http';

export function readMe(signal?: AbortSignal): Promise<Me> {
  return dataOf(api.getMe<true>({ signal }));
}

export function updateMe(request: UpdateMeRequest): Promise<Me> {
  return dataOf(api.updateMe<true>({ body: request }));
}

export function changePassword(request: ChangePasswordRequest): Promise<void> {
  return done(api.changeMyPassword<true>({ body: request }));
}

/** Whom to ask for a right. */
export async function listAdministrators(signal?: AbortSignal): Promise<AdministratorList['items']> {
  return (await dataOf(api.listMyAdministrators<true>({ signal }))).items;
}
