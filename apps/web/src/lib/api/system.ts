import * as api from '@assist/api-client';
import type { SystemView } from '@assist/contracts/house';
import { dataOf, done } from './http';

export function readSystem(signal?: AbortSignal): Promise<SystemView> {
  return dataOf(api.readSystem<true>({ signal }));
}

export function retryWork(id: string): Promise<void> {
  return done(api.retryWork<true>({ path: { id } }));
}

export function discardWork(id: string): Promise<void> {
  return done(api.discardWork<true>({ path: { id } }));
}
