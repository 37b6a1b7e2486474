import * as api from '@assist/api-client';
import type { PersonalExport } from '@assist/contracts/people';
import { dataOf } from './http';

export async function listExports(signal?: AbortSignal): Promise<readonly PersonalExport[]> {
  return (await dataOf(api.listExports<true>({ signal }))).items;
}

/** A copy of all that is kept of somebody; null: of the one who asks. */
export function requestExport(userId: string | null): Promise<PersonalExport> {
  return dataOf(userId === null ? api.createMyExport<true>() : api.createUserExport<true>({ path: { id: userId } }));
}

/** The archive; its bytes are read from the response as they come. */
export async function openExport(id: string): Promise<Response> {
  const { response } = await api.readExportFile<true>({ path: { id }, parseAs: 'stream' });
  return response;
}
