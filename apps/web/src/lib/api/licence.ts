import * as api from '@assist/api-client';
import type { LicenseView } from '@assist/contracts';
import { dataOf } from './http';

export function readLicence(signal?: AbortSignal): Promise<LicenseView> {
  return dataOf(api.getLicense<true>({ signal }));
}

/** `file` is the parsed licence file, sent as it is: the server says what is wrong with it. */
export function uploadLicence(file: unknown): Promise<LicenseView> {
  return dataOf(api.putLicense<true>({ body: file as api.LicenseFile }));
}
