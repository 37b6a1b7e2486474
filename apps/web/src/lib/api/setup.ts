import * as api from '@assist/api-client';
import type { SetupRequest, SetupState } from '@assist/contracts/people';
import { dataOf, done } from './http';

export function readSetup(): Promise<SetupState> {
  return dataOf(api.getSetup<true>());
}

export function createAdministrator(request: SetupRequest): Promise<void> {
  return done(api.createSetup<true>({ body: request }));
}
