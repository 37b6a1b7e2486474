import type { LicenseView } from '@assist/contracts';
import { call } from './http';

export function readLicence(signal?: AbortSignal): Promise<LicenseView> {
  return call('GET', '/api/license', { signal });
}

/** `file` is the parsed licence file, sent as it is. */
export function uploadLicence(file: unknown): Promise<LicenseView> {
  return call('PUT', '/api/license', { body: file });
}
