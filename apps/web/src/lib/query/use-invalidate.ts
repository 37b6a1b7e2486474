import { useQueryClient, type QueryKey } from '@tanstack/react-query';

/** What is known under these keys holds no more. Done when what is on the page has been asked for again. */
export function useInvalidate(...keys: readonly QueryKey[]): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
}
