import { useInfiniteQuery } from '@tanstack/react-query';
import type { DocumentContent } from '@assist/contracts';
import { readContent, type ContentWindow } from '../../../lib/api/documents';
import { queryKeys } from '../../../lib/query/keys';

const WINDOW = 120;

/** The extracted text around a position; more of it before and after on demand. */
export function useContent(documentId: string, at: number) {
  return useInfiniteQuery({
    queryKey: queryKeys.content(documentId, at),
    queryFn: ({ pageParam, signal }) => readContent(documentId, pageParam, signal),
    initialPageParam: { at, limit: WINDOW } as ContentWindow,
    getNextPageParam: (last: DocumentContent): ContentWindow | undefined => {
      const from = last.from + last.blocks.length;
      return last.blocks.length > 0 && from < last.total ? { from, limit: WINDOW } : undefined;
    },
    getPreviousPageParam: (first: DocumentContent): ContentWindow | undefined => {
      if (first.from === 0) return undefined;
      const from = Math.max(0, first.from - WINDOW);
      return { from, limit: first.from - from };
    },
    staleTime: Infinity,
  });
}
