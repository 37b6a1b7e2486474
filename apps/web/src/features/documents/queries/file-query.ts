import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { openFile } from '../../../lib/api/documents';
import { readWithProgress } from '../lib/read-with-progress';

/** The bytes of the original, with how much of them is here. Kept only while somebody looks. */
export function useFileBytes(documentId: string, enabled: boolean) {
  const [fraction, setFraction] = useState<number | null>(null);
  const query = useQuery({
    queryKey: ['documents', 'file', documentId],
    queryFn: async ({ signal }) => readWithProgress(await openFile(documentId, signal), setFraction),
    enabled,
    staleTime: Infinity,
    gcTime: 60_000,
    structuralSharing: false,
  });
  return { ...query, fraction };
}
