import { queryOptions, useQuery, useSuspenseQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Permission } from '@assist/contracts';
import type { AdministratorList, Me } from '@assist/contracts/people';
import { listAdministrators, readMe } from '../../../lib/api/me';
import { queryKeys } from '../../../lib/query/keys';

export const meQuery = queryOptions({ queryKey: queryKeys.me, queryFn: ({ signal }) => readMe(signal), staleTime: 60_000 });

/** The signed-in person; loaded before any page of the shell. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Whether the person was granted something; the server asks again. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useMe();
  return (permission) => permissions.includes(permission);
}

/** Whom to ask for a right. */
export function useAdministrators(): UseQueryResult<AdministratorList['items']> {
  return useQuery({
    queryKey: queryKeys.administrators,
    queryFn: ({ signal }) => listAdministrators(signal),
    staleTime: 300_000,
  });
}
