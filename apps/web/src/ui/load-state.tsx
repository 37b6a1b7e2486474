import type { ReactElement } from 'react';
import { LoadError } from './load-error';
import { SkeletonRows } from './skeleton-rows';

export interface LoadStateProps {
  /** What is asked for, as a query of the cache tells it. */
  readonly query: {
    readonly data: unknown;
    readonly isError: boolean;
    readonly error: unknown;
    readonly refetch: () => Promise<unknown>;
  };
  /** The shape of what will be there. */
  readonly rows: number;
  readonly className?: string;
}

/** In the place of data that is not there: its shape while it is on its way, or why it did not come. */
export function LoadState({ query, rows, className }: LoadStateProps): ReactElement | null {
  if (query.data !== undefined) return null;
  if (query.isError) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  return <SkeletonRows rows={rows} className={className} />;
}
