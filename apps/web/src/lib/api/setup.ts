import type { SetupRequest, SetupState } from '@assist/contracts';
import { call, callEmpty } from './http';

export function readSetup(): Promise<SetupState> {
  return call('GET', '/api/setup');
}

export function createAdministrator(request: SetupRequest): Promise<void> {
  return callEmpty('POST', '/api/setup', { body: request });
}
