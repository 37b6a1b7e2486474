import type { UploadRules } from '@assist/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { readUploadRules } from '../../../lib/api/documents';
import { queryKeys } from '../../../lib/query/keys';
import { ASSUMED_RULES } from '../lib/upload-rules';

/** They change with a restart of the server only. */
export const uploadRulesQuery = queryOptions({
  queryKey: queryKeys.uploadRules,
  queryFn: ({ signal }) => readUploadRules(signal),
  staleTime: Infinity,
});

export function useUploadRules(enabled = true): UploadRules {
  return useQuery({ ...uploadRulesQuery, enabled }).data ?? ASSUMED_RULES;
}
