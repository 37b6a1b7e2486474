import { client } from '@assist/api-client';
import type { LicenseImport, LicensePreview, LicenseRequestReply, LicenseUsageReply, LicenseView } from '@assist/contracts';
import { dataOf } from './http';

export function readLicence(signal?: AbortSignal): Promise<LicenseView> {
  return dataOf(client.get<{ 200: LicenseView }, unknown, true>({ url: '/api/license', signal }));
}

/** What handing in these files would do; nothing changes. */
export function previewLicence(files: readonly File[]): Promise<LicensePreview> {
  return dataOf(
    client.post<{ 200: LicensePreview }, unknown, true>({
      url: '/api/license/preview',
      ...asForm(files),
    }),
  );
}

/** The files as they are: the server verifies their bytes. */
export function installLicence(files: readonly File[]): Promise<LicenseImport> {
  return dataOf(client.put<{ 200: LicenseImport }, unknown, true>({ url: '/api/license', ...asForm(files) }));
}

export function requestLicence(): Promise<LicenseRequestReply> {
  return dataOf(client.post<{ 200: LicenseRequestReply }, unknown, true>({ url: '/api/license/request' }));
}

/** Days in UTC, both included. */
export function readUsageStatement(period: { readonly from: string; readonly to: string }): Promise<LicenseUsageReply> {
  const request = { url: '/api/license/usage', query: period } as const;
  return dataOf(client.get<{ 200: LicenseUsageReply }, unknown, true>(request));
}

function asForm(files: readonly File[]): { body: FormData; bodySerializer: null; headers: { 'Content-Type': null } } {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  // The browser writes the type itself, with the boundary of the parts.
  return { body: form, bodySerializer: null, headers: { 'Content-Type': null } };
}
