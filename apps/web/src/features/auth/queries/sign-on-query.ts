import { queryOptions } from '@tanstack/react-query';
import { readSignOnProviders } from '../../../lib/api/auth';
import { queryKeys } from '../../../lib/query/keys';

/** Without an answer there is still the password. */
export const signOnQuery = queryOptions({
  queryKey: queryKeys.signOn,
  queryFn: readSignOnProviders,
  staleTime: 60_000,
  retry: false,
});
