import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import type { LicenseView } from '@assist/contracts';
import { installLicence, previewLicence, readLicence, readUsageStatement, requestLicence } from '../../../lib/api/licence';
import { queryKeys } from '../../../lib/query/keys';
import { useInvalidate } from '../../../lib/query/use-invalidate';

export const licenceQuery = queryOptions({
  queryKey: queryKeys.licence,
  queryFn: ({ signal }) => readLicence(signal),
  staleTime: 60_000,
});

/** The licence as the signed-in person may see it; null while it is not known. */
export function useLicence(): LicenseView | null {
  return useQuery(licenceQuery).data ?? null;
}

/** What these files would change. */
export function usePreviewLicence() {
  return useMutation({ mutationFn: previewLicence });
}

export function useInstallLicence() {
  return useMutation({
    mutationFn: installLicence,
    onSuccess: useInvalidate(queryKeys.licence),
  });
}

export function useRequestLicence() {
  return useMutation({ mutationFn: requestLicence });
}

export function useUsageStatement() {
  return useMutation({ mutationFn: readUsageStatement });
}
