import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isApiError } from '../api/api-error';
import { queryKeys } from './keys';

const RETRIES = 2;

/** Only faults that may pass by themselves are tried again. */
export function shouldRetry(failures: number, error: unknown): boolean {
  if (failures >= RETRIES || !isApiError(error)) return false;
  return error.code === 'SERVER_UNREACHABLE' || error.status >= 500;
}

/** What this page takes for allowed may be out of date: it asks again what the person may do. */
function onError(error: unknown): void {
  if (isApiError(error, 'FORBIDDEN')) void queryClient.invalidateQueries({ queryKey: queryKeys.me, exact: true });
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: { retry: shouldRetry, staleTime: 15_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
