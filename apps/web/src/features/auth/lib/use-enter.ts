import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { queryClient } from '../../../lib/query/query-client';
import { safeNext } from './safe-next';

/** The way in once somebody is signed in: nothing that was known before counts, and `next` leads to a page of ours only. */
export function useEnter(next?: string): () => void {
  const navigate = useNavigate();
  return useCallback(() => {
    queryClient.clear();
    void navigate({ href: safeNext(next), replace: true });
  }, [navigate, next]);
}
