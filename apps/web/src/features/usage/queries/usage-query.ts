import type { UsageQuery } from '@assist/contracts/house';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { readUsage } from '../../../lib/api/usage';
import { queryKeys } from '../../../lib/query/keys';

/** What the house used in a time; what was shown stays until the next is there. */
export function useUsage(query: UsageQuery) {
  return useQuery({
    queryKey: queryKeys.usage(query),
    queryFn: ({ signal }) => readUsage(query, signal),
    placeholderData: keepPreviousData,
  });
}
