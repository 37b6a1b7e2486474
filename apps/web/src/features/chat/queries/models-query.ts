import { queryOptions, useQuery } from '@tanstack/react-query';
import { listModels } from '../../../lib/api/llm';
import { queryKeys } from '../../../lib/query/keys';

export const modelsQuery = queryOptions({
  queryKey: queryKeys.models,
  queryFn: ({ signal }) => listModels(signal),
  staleTime: 60_000,
});

export function useModels() {
  return useQuery(modelsQuery);
}
