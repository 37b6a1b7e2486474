import { queryOptions } from '@tanstack/react-query';
import { readSetup } from '../../../lib/api/setup';
import { queryKeys } from '../../../lib/query/keys';

export const setupQuery = queryOptions({ queryKey: queryKeys.setup, queryFn: readSetup, staleTime: 0 });
