import { QueryClient } from '@tanstack/react-query';
import { isApiError } from '../api/api-error';

const RETRIES = 2;

/** Only faults that may pass by themselves are tried again. */
export function shouldRetry(failures: number, error: unknown): boolean {
  if (failures >= RETRIES || !isApiError(error)) return false;
  return error.code === 'SERVER_UNREACHABLE' || error.status >= 500;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: shouldRetry, staleTime: 15_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
