import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AuditExportQuery } from '@assist/contracts/house';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../i18n/error-text';
import { exportAudit, findPeople, listAudit, readAuditState, verifyAudit, type AuditPageQuery } from '../../../lib/api/audit';
import { saveBlob } from '../../../lib/dom/save-blob';
import { queryKeys } from '../../../lib/query/keys';
import { showToast } from '../../../ui/toast-store';

const PAGE_SIZE = 60;
const WHILE_RUNNING_MS = 700;

/** Entries that fit, newest first, page by page. */
export function useAuditEntries(filter: Omit<AuditPageQuery, 'cursor' | 'limit'>) {
  return useInfiniteQuery({
    queryKey: queryKeys.audit(filter),
    queryFn: ({ pageParam, signal }) => listAudit({ ...filter, cursor: pageParam, limit: PAGE_SIZE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** How far the chain goes and what its last check found; followed while one runs. */
export function useAuditState() {
  return useQuery({
    queryKey: queryKeys.auditState,
    queryFn: ({ signal }) => readAuditState(signal),
    refetchInterval: ({ state }) => (isOpen(state.data?.check?.state) ? WHILE_RUNNING_MS : false),
  });
}

export function isOpen(state: string | undefined): boolean {
  return state === 'waiting' || state === 'running';
}

export function useVerifyAudit() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: verifyAudit,
    onSuccess: (state) => client.setQueryData(queryKeys.auditState, state),
  });
}

export function useExportAudit() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async (query: AuditExportQuery) => {
      showToast(t('audit.exporting'));
      const { blob, name } = await exportAudit(query);
      saveBlob(blob, name);
    },
    onSuccess: () => showToast(t('audit.exported')),
    onError: (error) => showToast(errorText(t, error), { tone: 'error' }),
  });
}

export function usePeople(query: string, enabled: boolean) {
  return useQuery({
    queryKey: queryKeys.people(query),
    queryFn: ({ signal }) => findPeople(query, signal),
    placeholderData: keepPreviousData,
    enabled,
  });
}
