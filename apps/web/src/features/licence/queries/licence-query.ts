import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LicenseView } from '@assist/contracts';
import { readLicence, uploadLicence } from '../../../lib/api/licence';
import { queryKeys } from '../../../lib/query/keys';

export const licenceQuery = queryOptions({
  queryKey: queryKeys.licence,
  queryFn: ({ signal }) => readLicence(signal),
  staleTime: 60_000,
});

/** The licence as the signed-in person may see it; null while it is not known. */
export function useLicence(): LicenseView | null {
  return useQuery(licenceQuery).data ?? null;
}

export function useUploadLicence() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: uploadLicence,
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.licence }),
  });
}
