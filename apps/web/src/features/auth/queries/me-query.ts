import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { User } from '@assist/contracts';
import { readMe } from '../../../lib/api/me';
import { queryKeys } from '../../../lib/query/keys';

export const meQuery = queryOptions({ queryKey: queryKeys.me, queryFn: ({ signal }) => readMe(signal), staleTime: 60_000 });

/** The signed-in person; loaded before any page of the shell. */
export function useMe(): User {
  return useSuspenseQuery(meQuery).data;
}

export function useIsAdmin(): boolean {
  return useMe().role === 'admin';
}
