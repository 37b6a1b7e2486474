import { RETENTION_SETTINGS, type PreviewRequest, type RetentionPart } from '@assist/contracts/people';
import { useMutation, useQuery } from '@tanstack/react-query';
import { changeSetting, resetSetting } from '../../../lib/api/house';
import {
  createRetentionPreview,
  deleteRetentionException,
  putRetentionException,
  readMyRetention,
  readRetentionPreview,
  readRetentionRules,
} from '../../../lib/api/privacy';
import { queryKeys } from '../../../lib/query/keys';
import { useInvalidate } from '../../../lib/query/use-invalidate';

const COUNTING_MS = 400;
const RUNNING_MS = 2000;

/** The rules and the last look of each room; followed while one goes on. */
export function useRetentionRules() {
  return useQuery({
    queryKey: queryKeys.retention,
    queryFn: ({ signal }) => readRetentionRules(signal),
    refetchInterval: ({ state }) => (state.data?.runs.some(({ running }) => running) === true ? RUNNING_MS : false),
  });
}

export function useOwnRetention() {
  return useQuery({ queryKey: queryKeys.ownRetention, queryFn: ({ signal }) => readMyRetention(signal) });
}

/** A rule that does not hold yet. `groupId` null: of the house. `keepDays` left out: without the exception. */
export interface RuleChange {
  readonly part: RetentionPart;
  readonly groupId: string | null;
  readonly keepDays?: number | null;
  /** Of the setting, for the house. */
  readonly version?: number;
}

export function useChangeRule() {
  return useMutation({
    mutationFn: async ({ part, groupId, keepDays, version = 0 }: RuleChange): Promise<unknown> => {
      if (groupId === null) {
        const key = RETENTION_SETTINGS[part];
        return keepDays === undefined ? resetSetting(key, version) : changeSetting(key, keepDays, version);
      }
      return keepDays === undefined ? deleteRetentionException(groupId, part) : putRetentionException(groupId, part, keepDays);
    },
    onSettled: useInvalidate(queryKeys.retention, queryKeys.settings, queryKeys.ownRetention),
  });
}

/** Has it counted what a change would delete; asks until the number is there. */
export function usePreview(request: PreviewRequest) {
  const started = useQuery({
    queryKey: queryKeys.retentionPreview(request),
    queryFn: () => createRetentionPreview(request),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const id = started.data?.id;
  const counted = useQuery({
    queryKey: queryKeys.retentionCount(id ?? ''),
    queryFn: ({ signal }) => readRetentionPreview(id as string, signal),
    enabled: id !== undefined,
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'done' || state.data?.state === 'failed' ? false : COUNTING_MS),
  });
  const preview = counted.data;
  return {
    preview: preview?.state === 'done' ? preview : undefined,
    hasFailed: preview?.state === 'failed',
    error: started.error ?? counted.error,
    again: () => void started.refetch(),
  };
}
